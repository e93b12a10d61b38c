package vn.diemcau.articles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads figures of results: percentages, ratios and counts in sentences that tell of what was done. */
final class OutcomeReader {
    private static final Cues CUES = Figure.CUES;
    private static final Pattern PERCENT = Pattern.compile(Figure.NUMBER + " ?%");
    private static final Pattern RATIO = Pattern.compile(
            "(?<![\\p{L}\\p{N}/.,-])(?<numerator>\\d{1,3}(?:\\.\\d{3})*) ?/ ?(?<of>\\d{1,3}(?:\\.\\d{3})*) "
                    + "(?<unit>tỉnh|đơn vị|huyện|xã|cơ quan|bộ|địa phương|đảng bộ|tổ chức|nhiệm vụ|chỉ tiêu|đề án|phường|quận|sở)");
    private static final Pattern COUNT =
            Pattern.compile(Figure.NUMBER + " (?<unit>" + CUES.expression("UNIT") + ")(?![\\p{L}])");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern BREAKDOWN = CUES.get("BREAKDOWN");
    private static final Pattern ORDINAL =
            Pattern.compile("(?:số|điều|khóa|thứ|quý|tháng|năm|quyết|thị|khoản|phần|ngày|chương|từ|đến) $");
    private static final Pattern TOLD = Pattern.compile("(?<!\\p{L})" + CUES.expression("TOLD"));
    private static final int SUBJECT_MOST = 200;

    private final Document document;
    private final ConferenceFact conference;
    private final List<OutcomeFact> found = new ArrayList<>();

    OutcomeReader(Document document, ConferenceFact conference) {
        this.document = document;
        this.conference = conference;
    }

    /**
     * @param demanding sentences that hold demands: their figures are wishes
     */
    List<OutcomeFact> read(Set<Sentence> demanding) {
        for (Sentence sentence : document.body()) {
            String key = document.key(sentence);
            boolean real = DIGIT.matcher(key).find()
                    && CUES.in("RESULT", key)
                    && !CUES.in("UNREAL", key)
                    && !CUES.in("HONOURS", key);
            if (real
                    && !demanding.contains(sentence)
                    && !sentence.equals(conference.anchor().sentence())) {
                read(sentence);
            }
        }
        return found;
    }

    private void read(Sentence sentence) {
        Page page = document.page();
        Span span = sentence.span();
        Matcher parts =
                BREAKDOWN.matcher(page.key()).region(span.start(), span.end()).useTransparentBounds(true);
        int first = found.size();
        int end = span.end();
        while (parts.find()) {
            boolean after = Pattern.compile("\\d")
                    .matcher(page.key().substring(span.start(), parts.start()))
                    .find();
            if (after) {
                end = parts.start();
                break;
            }
        }
        Matcher percent = matcher(PERCENT, span, end);
        while (percent.find()) {
            add(sentence, Figure.of(percent), "PERCENT", null);
        }
        Matcher ratio = matcher(RATIO, span, end);
        while (ratio.find()) {
            BigDecimal value = new BigDecimal(ratio.group("numerator").replace(".", ""));
            BigDecimal of = new BigDecimal(ratio.group("of").replace(".", ""));
            if (of.signum() > 0 && value.compareTo(of) <= 0) {
                add(sentence, new Figure(new Span(ratio.start(), ratio.end()), value, "EXACTLY"), "RATIO", of);
            }
        }
        Matcher count = matcher(COUNT, span, end);
        while (count.find()) {
            Figure figure = Figure.of(count);
            String before = page.key()
                    .substring(
                            Math.max(span.start(), figure.span().start() - 10),
                            figure.span().start());
            boolean counted = figure.isCount()
                    || figure.value().scale() > 0 && count.group("unit").contains("tỷ");
            boolean free = found.subList(first, found.size()).stream()
                    .noneMatch(other -> other.figure().span().overlaps(figure.span()));
            if (counted
                    && free
                    && !ORDINAL.matcher(before).find()
                    && figure.value().signum() > 0) {
                add(sentence, figure, "COUNT", null);
            }
        }
    }

    private Matcher matcher(Pattern pattern, Span span, int end) {
        return pattern.matcher(document.page().key()).region(span.start(), end).useTransparentBounds(true);
    }

    /** The words around the figure, as printed: from the clause's beginning to the sentence's or clause's end. */
    private void add(Sentence sentence, Figure figure, String unit, BigDecimal of) {
        String text = document.page().text();
        int start = figure.span().start();
        while (start > sentence.span().start() && ";".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        Matcher told =
                TOLD.matcher(document.page().key()).region(start, figure.span().start());
        while (told.find()) {
            start = told.end();
        }
        int end = figure.span().end();
        while (end < sentence.span().end() && ";.".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String subject = text.substring(start, end).strip();
        subject = subject.length() > SUBJECT_MOST
                ? subject.substring(0, SUBJECT_MOST).strip()
                : subject;
        String province = conference.central() ? null : conference.hall();
        found.add(new OutcomeFact(subject, figure, unit, of, province, sentence));
    }
}
