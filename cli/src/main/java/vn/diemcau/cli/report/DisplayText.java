package vn.diemcau.cli.report;

import java.text.Normalizer;
import org.jline.utils.WCWidth;

/** Text in the cells of a terminal: a Vietnamese letter takes one however it is encoded, a Chinese character two. */
public final class DisplayText {
    private static final String ELLIPSIS = "…";

    private DisplayText() {}

    /** The text in NFC on one line, without control characters. */
    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }

    /** The cells that it takes. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }

    /** The text, cut with an ellipsis if it takes more cells than there are. */
    static String fit(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        StringBuilder fitted = new StringBuilder();
        int used = width(ELLIPSIS);
        for (int point : text.codePoints().toArray()) {
            used += Math.max(0, WCWidth.wcwidth(point));
            if (used > cells) {
                break;
            }
            fitted.appendCodePoint(point);
        }
        return fitted.toString().stripTrailing() + ELLIPSIS;
    }
}
