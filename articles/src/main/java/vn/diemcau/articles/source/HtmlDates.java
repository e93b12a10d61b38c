package vn.diemcau.articles.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.diemcau.rules.VietnamTime;

/** What the metadata of a page says of the day of its publication. It must be asked before the page loses its scripts. */
final class HtmlDates {
    private static final Pattern LINKED_DATA = Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{8,40})\"");
    private static final Pattern OFFSET = Pattern.compile(
            "^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2})?(?:\\.\\d+)?\\s?(Z|[+-]\\d{2}):?(\\d{2})?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:\\D|$)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:^|\\D)(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:\\D|$)");
    private static final List<String> METADATA = List.of(
            "meta[property=article:published_time]",
            "meta[name=article:published_time]",
            "meta[property=og:article:published_time]",
            "meta[itemprop=datePublished]",
            "[itemprop=datePublished]",
            "meta[name=pubdate]",
            "meta[name=publishdate]",
            "meta[name=publish_date]",
            "meta[name=DC.date.issued]",
            "meta[name=dcterms.date]",
            "meta[name=its_publication]",
            "article time[datetime]",
            "time[pubdate]",
            "time[datetime]");

    private final Document page;

    HtmlDates(Document page) {
        this.page = page;
    }

    /** The first that can be read; null if none can. */
    LocalDate published() {
        List<String> said = new ArrayList<>();
        for (String query : METADATA.subList(0, 4)) {
            page.select(query).forEach(element -> said.add(value(element)));
        }
        for (Element script : page.select("script[type=application/ld+json]")) {
            Matcher matcher = LINKED_DATA.matcher(script.data());
            while (matcher.find()) {
                said.add(matcher.group(1));
            }
        }
        for (String query : METADATA.subList(4, METADATA.size())) {
            page.select(query).forEach(element -> said.add(value(element)));
        }
        return said.stream()
                .map(HtmlDates::date)
                .filter(date -> date != null)
                .findFirst()
                .orElse(null);
    }

    private static String value(Element element) {
        String value = element.hasAttr("content") ? element.attr("content") : element.attr("datetime");
        return value.isBlank() ? element.text() : value;
    }

    private static LocalDate date(String said) {
        String text = said.strip();
        try {
            Matcher offset = OFFSET.matcher(text);
            if (offset.matches()) {
                String zone = offset.group(4) + (offset.group(4).equals("Z") ? "" : ":" + minutes(offset.group(5)));
                OffsetDateTime time = OffsetDateTime.parse(offset.group(1) + "T" + offset.group(2) + ":00" + zone);
                return plausible(time.atZoneSameInstant(VietnamTime.ZONE).toLocalDate());
            }
            Matcher year = YEAR_FIRST.matcher(text);
            if (year.find()) {
                return plausible(LocalDate.of(number(year, 1), number(year, 2), number(year, 3)));
            }
            Matcher day = DAY_FIRST.matcher(text);
            return day.find() ? plausible(LocalDate.of(number(day, 3), number(day, 2), number(day, 1))) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String minutes(String group) {
        return group == null ? "00" : group;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Nothing was put on the web before there was one. */
    private static LocalDate plausible(LocalDate date) {
        return date.getYear() >= 1990 && date.getYear() <= 2100 ? date : null;
    }
}
