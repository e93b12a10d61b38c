package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** The words of a text, and the marks and numbers that count as words too. */
final class Tokens {
    private Tokens() {}

    /**
     * The tokens of a text.
     *
     * @param marks characters that are tokens of their own
     * @param number what stands for each number; null to leave numbers out
     */
    static List<String> of(String key, String marks, String number) {
        List<String> tokens = new ArrayList<>(key.length() / 4);
        int i = 0;
        while (i < key.length()) {
            char letter = key.charAt(i);
            int from = i++;
            if (Character.isLetter(letter)) {
                while (i < key.length() && Character.isLetter(key.charAt(i))) {
                    i++;
                }
                tokens.add(key.substring(from, i));
            } else if (number != null && digit(letter)) {
                while (i < key.length() && digit(key.charAt(i))) {
                    i++;
                }
                tokens.add(number);
            } else if (marks.indexOf(letter) >= 0) {
                tokens.add(key.substring(from, i));
            }
        }
        return tokens;
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
