package vn.diemcau.producer.article;

import com.ibm.icu.text.Normalizer2;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first stage: bytes to a page. */
final class PageReader {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]");

    /** Pictures, targets of links, emphasis, rules under headings and stand-ins for pictures, as pages bear them. */
    private static final Pattern MARK_UP = Pattern.compile(
            "!\\[[^\\]\\n]*]\\([^)\\n]*\\)|\\[(?=[^\\]\\n]+]\\()|]\\([^)\\n]*\\)|\\*\\*|(?m)^ ?[=_*-]{3,} ?$|^#+ |<[a-zA-Z/][^>\\n]{0,300}>");

    private static final double MOST_DAMAGE = 0.02;

    private PageReader() {}

    /** The page of a file; null if the file holds no text. A damaged byte here and there does not matter. */
    static Page read(byte[] bytes) {
        String raw = decode(bytes);
        long damaged = raw.chars()
                .filter(c -> c == '\ufffd' || c < ' ' && !Character.isWhitespace(c))
                .count();
        if (damaged > raw.length() * MOST_DAMAGE) {
            return null;
        }
        Builder builder = new Builder(raw.length());
        for (int start = 0; start < raw.length(); ) {
            int end = start + Character.charCount(raw.codePointAt(start));
            while (end < raw.length() && !NFC.hasBoundaryBefore(raw.codePointAt(end))) {
                end += Character.charCount(raw.codePointAt(end));
            }
            builder.add(end - start == 1 ? raw.substring(start, end) : NFC.normalize(raw.substring(start, end)), start);
            start = end;
        }
        return builder.withoutMarkUp().page();
    }

    private static String decode(byte[] bytes) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(bytes, charset);
    }

    /** Takes characters with their origins; runs of blanks become one. */
    private static final class Builder {
        private final StringBuilder text;
        private int[] origins;

        Builder(int size) {
            text = new StringBuilder(size);
            origins = new int[size + 1];
        }

        void add(String characters, int origin) {
            for (int i = 0; i < characters.length(); i++) {
                add(characters.charAt(i), origin);
            }
        }

        private void add(char character, int origin) {
            char last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
            if (character == '\n'
                    || character == '\r'
                    || character == '\u2028'
                    || character == '\u2029'
                    || character == '\u0085') {
                append('\n', origin);
            } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                if (last != ' ' && last != '\n') {
                    append(' ', origin);
                }
            } else if (!Character.isISOControl(character)
                    && !INVISIBLE.matcher(String.valueOf(character)).matches()) {
                append(character, origin);
            }
        }

        private void append(char character, int origin) {
            if (text.length() == origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length);
            }
            origins[text.length()] = origin;
            text.append(character);
        }

        Builder withoutMarkUp() {
            Builder plain = new Builder(text.length());
            Matcher matcher = MARK_UP.matcher(text);
            int from = 0;
            while (matcher.find()) {
                plain.copy(this, from, matcher.start());
                from = matcher.end();
            }
            plain.copy(this, from, text.length());
            return plain;
        }

        private void copy(Builder other, int from, int to) {
            for (int i = from; i < to; i++) {
                add(other.text.charAt(i), other.origins[i]);
            }
        }

        Page page() {
            return Page.of(text.toString(), Arrays.copyOf(origins, text.length()));
        }
    }
}
