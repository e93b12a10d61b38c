package vn.diemcau.articles;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first stage: text to a page. */
final class PageReader {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** Pictures, targets of links, emphasis, rules under headings and stand-ins for pictures, as pages bear them. */
    private static final Pattern MARK_UP = Pattern.compile(
            "(?=[!\\[\\]*=_#< -])(?:!\\[[^\\]\\n]*]\\([^)\\n]*\\)|\\[(?=[^\\]\\n]+]\\()|]\\([^)\\n]*\\)|\\*\\*|(?m)^ ?[=_*-]{3,} ?$|^#+ |<[a-zA-Z/][^>\\n]{0,300}>)");

    private static final Pattern WORD = Pattern.compile("\\p{Ll}+[,;:.]?(?:\\s|$)");
    private static final int LINE_LEAST = 24;
    private static final double MOST_DAMAGE = 0.02;

    private PageReader() {}

    /** The page of a file's text; null if it is no text. A damaged byte here and there does not matter. */
    static Page read(String raw) {
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
            if (end - start == 1) {
                builder.add(raw.charAt(start), start);
            } else {
                builder.add(NFC.normalize(raw.substring(start, end)), start);
            }
            start = end;
        }
        return builder.withoutMarkUp().withoutBrokenLines().page();
    }

    /** Soft hyphens, zero-width blanks and joiners, marks of direction, byte order marks. */
    private static boolean invisible(char character) {
        return character == '\u00ad' || character >= '\u200b' && Character.getType(character) == Character.FORMAT;
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
            if (isPlain(character)) {
                append(character, origin);
                return;
            }
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
            } else if (!Character.isISOControl(character) && !invisible(character)) {
                append(character, origin);
            }
        }

        /** Most characters: neither blanks nor controls nor invisible. */
        private static boolean isPlain(char character) {
            return character > ' ' && character < '\u007f'
                    || character >= '\u00c0' && character < '\u1680'
                    || character >= '\u1e00' && character < '\u2000';
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

        /** A line that goes on in small letters on the next one is one line. */
        Builder withoutBrokenLines() {
            for (int i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) {
                int next = i;
                while (next < text.length() && text.charAt(next) <= ' ') {
                    next++;
                }
                int last = i - 1;
                while (last >= 0 && text.charAt(last) == ' ') {
                    last--;
                }
                boolean goesOn = WORD.matcher(text).region(next, text.length()).lookingAt()
                        && last >= 0
                        && (Character.isLetterOrDigit(text.charAt(last)) || text.charAt(last) == ',')
                        && last - text.lastIndexOf("\n", last) > LINE_LEAST;
                for (int j = i; goesOn && j < next; j++) {
                    text.setCharAt(j, ' ');
                }
            }
            Builder joined = new Builder(text.length());
            joined.copy(this, 0, text.length());
            return joined;
        }

        Page page() {
            return Page.of(text.toString(), Arrays.copyOf(origins, text.length()));
        }
    }
}
