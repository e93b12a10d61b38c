package vn.diemcau.province;

import java.util.HashMap;
import java.util.Map;

/**
 * The words that may come before or after a name without changing its meaning, by their letters without diacritics.
 */
final class Affixes {
    private final Map<String, Boolean> prefixes = new HashMap<>();
    private final Map<String, Boolean> suffixes = new HashMap<>();
    private int longest;

    void addPrefix(NameSpelling words, boolean city) {
        prefixes.put(words.bareKey(), city);
        longest = Math.max(longest, words.size());
    }

    void addSuffix(NameSpelling words, boolean city) {
        suffixes.put(words.bareKey(), city);
        longest = Math.max(longest, words.size());
    }

    /** The name without the longest affix at either end, or the same name when there is none left. */
    Name strip(Name name) {
        NameSpelling words = name.spelling();
        for (int length = Math.min(longest, words.size()); length > 0; length--) {
            Boolean city = prefixes.get(pattern(words.part(0, length)));
            if (city != null) {
                return new Name(words.from(length), name.city() || city);
            }
        }
        for (int length = Math.min(longest, words.size()); length > 0; length--) {
            int start = words.size() - length;
            Boolean city = suffixes.get(words.from(start).bareKey());
            if (city != null) {
                return new Name(words.part(0, start), name.city() || city);
            }
        }
        return name;
    }

    /** The key with each number as {@code #}. */
    private static String pattern(NameSpelling words) {
        StringBuilder pattern = new StringBuilder();
        for (String word : words.bare()) {
            pattern.append(pattern.isEmpty() ? "" : " ");
            pattern.append(word.chars().allMatch(Character::isDigit) ? "#" : word);
        }
        return pattern.toString();
    }

    /**
     * A name from which affixes are removed step by step.
     *
     * @param spelling the rest of the text
     * @param city whether a word for a city was removed
     */
    record Name(NameSpelling spelling, boolean city) {}
}
