package vn.diemcau.articles;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/**
 * One spelling for what is written in several ways: letters in lower case, the tone on the vowel where the newer custom
 * puts it ({@code uỷ}, {@code ủy}), one kind of dash and of quotation mark. It keeps the length of a text, so that what
 * is found in the spelling is found in the text too.
 */
final class Spelling {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final String OLD = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
    private static final String NEW = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";

    private Spelling() {}

    /** The text in NFC, spelt one way. */
    static String of(String text) {
        return key(NFC.normalize(text));
    }

    /** The text spelt one way, of the same length; what is not in NFC stays so. */
    static String key(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = plain(letters[i]);
        }
        for (int i = 0; i + 1 < letters.length; i++) {
            if ((letters[i] == 'o' || letters[i] == 'u') && letters[i + 1] > '\u007f') {
                moveTone(letters, i);
            }
        }
        return new String(letters);
    }

    /** The words only, with single blanks: for comparing what is said. */
    static String words(String text) {
        return wordsOfKey(of(text));
    }

    /** The words of a text that is spelt one way already. */
    static String wordsOfKey(String key) {
        StringBuilder words = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                words.append(letter);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }

    /** ASCII letters and digits with hyphens: for identifiers. */
    static String slug(String text) {
        String decomposed = Normalizer2.getNFDInstance()
                .normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'));
        return decomposed
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static void moveTone(char[] letters, int at) {
        boolean closed = at + 2 < letters.length && Character.isLetter(letters[at + 2]);
        boolean glide = letters[at] == 'u' && at > 0 && letters[at - 1] == 'q';
        if (closed || glide) {
            return;
        }
        for (int i = 0; i < OLD.length(); i += 2) {
            if (OLD.charAt(i) == letters[at] && OLD.charAt(i + 1) == letters[at + 1]) {
                letters[at] = NEW.charAt(i);
                letters[at + 1] = NEW.charAt(i + 1);
                return;
            }
        }
    }

    private static char plain(char letter) {
        return switch (letter) {
            case '“', '”', '„', '«', '»', '″' -> '"';
            case '‘', '’', '‛' -> '\'';
            case '–', '—', '−', '‐', '‑', '―' -> '-';
            default -> Character.toLowerCase(letter);
        };
    }
}
