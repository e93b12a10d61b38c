package vn.diemcau.articles;

import java.math.BigDecimal;
import vn.diemcau.rules.Limits;

/**
 * A number that a text states.
 *
 * @param value with thousands and millions taken into account
 * @param qualifier EXACTLY where nothing qualifies it
 * @param span of the number with its qualifier
 */
record Figure(Span span, BigDecimal value, String qualifier) {
    static final Cues CUES = Cues.of("figures");

    /** A number as Vietnamese texts write it, with what qualifies it and its order of magnitude. */
    static final String NUMBER = "(?:(?<qualifier>" + CUES.expression("MORE") + "|" + CUES.expression("ABOUT")
            + ") )?(?<![\\p{L}\\p{N}.,/-])(?<whole>\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,(?<part>\\d+))?(?: (?<scale>nghìn|ngàn|triệu)(?! (?:đồng|usd|đô la|euro|tấn|m3|ha|kwh|lít|tỷ|tỉ)))?";

    /** The largest count that the ingest form takes. */
    static final BigDecimal MOST = BigDecimal.valueOf(Limits.MAX_COUNT);

    private static final Expression MORE = Expression.of(CUES.expression("MORE"));

    /** The figure of a match of {@link #NUMBER}. */
    static Figure of(Search matcher) {
        String digits = matcher.group("whole").replace(".", "");
        String part = matcher.group("part");
        BigDecimal value = new BigDecimal(part == null ? digits : digits + "." + part);
        String scale = matcher.group("scale");
        if (scale != null) {
            value = value.multiply(BigDecimal.valueOf(scale.equals("triệu") ? 1_000_000 : 1_000));
        }
        String said = matcher.group("qualifier");
        String qualifier = said == null ? "EXACTLY" : MORE.matcher(said).matches() ? "AT_LEAST" : "ABOUT";
        int start = said == null ? matcher.start("whole") : matcher.start("qualifier");
        return new Figure(new Span(start, matcher.end()), plain(value), qualifier);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether it is a count that the ingest form takes. */
    boolean isCount() {
        return value.scale() <= 0 && value.signum() >= 0 && value.compareTo(MOST) <= 0;
    }
}
