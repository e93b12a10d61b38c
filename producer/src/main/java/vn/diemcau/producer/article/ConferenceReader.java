package vn.diemcau.producer.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a report says of the conference itself. */
final class ConferenceReader {
    private static final Cues CUES = Anchor.CUES;
    private static final List<String> KINDS = List.of("BRIEFING", "REVIEW", "STUDY", "PLENARY", "OTHER");
    private static final Pattern TITLE_END =
            Pattern.compile(CUES.get("TITLE_END").pattern() + "|" + CUES.expression("TITLE_COMMA"));
    private static final Pattern PERIOD = Pattern.compile(
            "(?:\\d+ tháng (?:đầu|cuối) năm|quý [ivx\\d]+(?: năm)?|tháng \\d{1,2}(?: năm)?|giai đoạn|nhiệm kỳ|năm) ?/?\\d{4}(?: ?- ?\\d{4})?");
    private static final Pattern HALL =
            Pattern.compile("(?:tại|ở) (?:[\\p{L} ]{0,40}[,(] ?)?(?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Pattern MAIN = Pattern.compile(
            "(?:điểm|đầu) cầu (?:chính|trung tâm|trung ương)(?: tại| ở|:|,)? (?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Pattern MAIN_BODY = Pattern.compile(
            "từ (?:điểm|đầu) cầu (?:tại )?(?:trụ sở|hội trường|bộ|ban|văn phòng|tổng cục|ủy ban|trung tâm|chính phủ|nhà quốc hội|phòng họp)[\\p{L} ]{0,44} (?:tại|ở)? ?(?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Pattern SITE = Pattern.compile("(?:điểm|đầu) cầu");
    private static final Pattern DAYS = Pattern.compile("sau (hai|ba|2|3|02|03|một) ngày");
    private static final int TITLE_MOST = 400;
    private static final int NEAR = 4;

    private final Document document;
    private final Page page;
    private final Anchor anchor;
    private final Places places;
    private final List<Person> people;

    ConferenceReader(Document document, Anchor anchor, Places places, List<Person> people) {
        this.document = document;
        this.page = document.page();
        this.anchor = anchor;
        this.places = places;
        this.people = people;
    }

    Conference read() {
        String title = title();
        Convener convener = Convener.of(document, anchor, people);
        String level = level(convener, title);
        Boolean online = online();
        EventDate date =
                anchor.day() == null ? StandIn.of(document, anchor) : firstDay(Years.of(anchor.day(), document));
        String period = first(PERIOD, Spelling.of(title));
        period = period == null ? first(PERIOD, document.key(anchor.sentence())) : period;
        return new Conference(
                anchor,
                title,
                level,
                format(online),
                online != null,
                kind(title),
                convener == null ? null : convener.name(),
                convener == null ? Confidence.WEAK : convener.confidence(),
                date,
                hall(level),
                period,
                CUES.in("NATIONWIDE", Spelling.of(title)) || CUES.in("NATIONWIDE", document.key(anchor.sentence())));
    }

    /** "Kết thúc ngày 29-9, sau hai ngày làm việc": the day before is the first. */
    private EventDate firstDay(EventDate date) {
        String key = document.key(anchor.sentence());
        Matcher days = DAYS.matcher(key);
        boolean ended = key.contains("kết thúc") || key.contains("bế mạc");
        if (date == null || !ended || !days.find()) {
            return date;
        }
        int count = switch (days.group(1)) {
            case "hai", "2", "02" -> 2;
            case "ba", "3", "03" -> 3;
            default -> 1;
        };
        return date.minusDays(count - 1);
    }

    /** The longest wording of the title; a headline may hold it. */
    private String title() {
        String best = titleAt(anchor.noun(), anchor.sentence().span().end());
        if (best.split(" ").length > 5) {
            return best;
        }
        for (Sentence sentence : document.sentences()
                .subList(
                        0,
                        Math.min(document.sentences().size(), anchor.sentence().index() + 3))) {
            Matcher noun = CUES.get("NOUN")
                    .matcher(page.key())
                    .region(sentence.span().start(), sentence.span().end())
                    .useTransparentBounds(true);
            if (noun.find()) {
                String other = titleAt(
                        new Span(noun.start(), noun.end()), sentence.span().end());
                best = other.length() > best.length() ? other : best;
            }
        }
        return best;
    }

    private String titleAt(Span noun, int sentenceEnd) {
        int limit = Math.min(sentenceEnd, noun.start() + TITLE_MOST);
        int end = limit;
        for (int i = noun.end(); i < limit; i++) {
            char c = page.text().charAt(i);
            if (c == ';' || c == ':' || c == '"' && i == noun.end() || c == '\n') {
                end = i;
                break;
            }
        }
        Matcher stop = TITLE_END.matcher(page.key()).region(noun.end(), end).useTransparentBounds(true);
        if (stop.find()) {
            end = stop.start();
        }
        return page.text().substring(noun.start(), end).replaceAll("[ ,.;:-]+$", "");
    }

    private String kind(String title) {
        String key = Spelling.of(title);
        if (CUES.get("DISCUSSION").matcher(key).lookingAt()) {
            return "THEMATIC";
        }
        String anchorKey = page.key()
                .substring(anchor.noun().start(), anchor.sentence().span().end());
        String kind = earliest(key);
        if (kind == null) {
            kind = earliest(anchorKey);
        }
        if (kind == null && reports()) {
            kind = "REVIEW";
        }
        return kind == null ? (thematic(key) ? "THEMATIC" : "OTHER") : kind;
    }

    private boolean thematic(String title) {
        return CUES.in("THEMATIC", title)
                || document.sentences().stream()
                        .filter(sentence -> sentence.paragraph().role() == Role.HEADLINE)
                        .map(document::key)
                        .anyMatch(key -> CUES.in("NOUN", key) && CUES.in("THEMATIC", key));
    }

    /** Whether the conference heard a report on results. */
    private boolean reports() {
        return document.body().stream()
                .map(document::key)
                .anyMatch(key -> key.contains("báo cáo") && key.contains("kết quả") && key.contains("hội nghị"));
    }

    private static String earliest(String key) {
        String kind = null;
        int at = Integer.MAX_VALUE;
        for (String candidate : KINDS) {
            Matcher matcher = CUES.get(candidate).matcher(key);
            if (matcher.find() && matcher.start() < at) {
                at = matcher.start();
                kind = candidate;
            }
        }
        return kind;
    }

    private String level(Convener convener, String title) {
        String own = convener == null ? null : Convener.level(convener.name());
        if (own != null) {
            return own;
        }
        String key = Spelling.of(title);
        boolean toAll = CUES.in("NATIONWIDE", key) || key.matches(".*\\d+ tỉnh.*");
        boolean local =
                document.key(anchor.sentence()).matches(".*(?:trong tỉnh|của tỉnh|toàn tỉnh|trên địa bàn tỉnh).*");
        if (toAll && !local) {
            return "CENTRAL";
        }
        List<Person> chairs = new ArrayList<>(people.stream()
                .filter(person -> anchor.sentence().span().overlaps(person.whole()) && person.position() != null)
                .toList());
        boolean locals = !chairs.isEmpty()
                && People.CUES.in("LOCAL", Spelling.of(chairs.get(0).position()));
        boolean place = places.first(anchor.sentence().span()) != null;
        return local || locals || place && !key.contains("trung ương") ? "PROVINCIAL" : "CENTRAL";
    }

    /** Whether it was held online; null where nothing tells. */
    private Boolean online() {
        boolean online = false;
        for (Sentence sentence : document.sentences()) {
            String key = document.key(sentence);
            if (CUES.in("HYBRID", key)) {
                return Boolean.FALSE;
            }
            online |= CUES.in("ONLINE", key);
        }
        boolean hall = page.key().contains("hội trường")
                || !places.within(anchor.sentence().span()).isEmpty();
        return online ? Boolean.TRUE : hall ? Boolean.FALSE : null;
    }

    private String format(Boolean online) {
        boolean hybrid = document.sentences().stream().anyMatch(sentence -> CUES.in("HYBRID", document.key(sentence)));
        return hybrid ? "HYBRID" : Boolean.TRUE.equals(online) ? "ONLINE" : "IN_PERSON";
    }

    /** The province where the main hall was: "tại X" in the anchor or soon after; for a local conference its own. */
    private String hall(String level) {
        for (Sentence sentence : document.sentences()) {
            int after = sentence.index() - anchor.sentence().index();
            String key = document.key(sentence);
            boolean tells = after == 0
                    || after > 0
                            && after <= NEAR
                            && CUES.in("NOUN", key)
                            && key.matches(
                                    "(?s).*(?:tổ chức|diễn ra|khai mạc|được họp|điểm cầu chính|đầu cầu chính).*");
            String hall = tells ? hallIn(sentence.span()) : null;
            if (hall != null) {
                return hall;
            }
        }
        return level.equals("CENTRAL") ? null : Hosts.of(document, places, anchor);
    }

    private String hallIn(Span span) {
        for (PlaceName place : places.within(span)) {
            String before = page.key()
                    .substring(
                            Math.max(span.start(), place.span().start() - 60),
                            place.span().start());
            if (MAIN.matcher(before).find()
                    || MAIN_BODY.matcher(before).find()
                    || HALL.matcher(before).find() && !SITE.matcher(before).find()) {
                return place.code();
            }
        }
        return null;
    }

    private static String first(Pattern pattern, String key) {
        Matcher matcher = pattern.matcher(key);
        return matcher.find() ? matcher.group() : null;
    }
}
