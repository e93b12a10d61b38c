package vn.diemcau.province;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Did you mean: the official names that are closest to an unknown text. */
final class NearestNames {
    private static final int AT_MOST = 3;

    /** Shorter spellings, mostly initials, are one typing error away from almost any name. */
    private static final int SHORTEST_SPELLING = 5;

    /** Longer texts are not misspelt names, and comparing them would take long. */
    private static final int LONGEST_TEXT = 60;

    private static final int LONGEST_NAME = 5;

    private static final int SHORTEST_NAME = 3;

    private final ProvinceNames names;
    private final Map<String, String> codesByLetters = new LinkedHashMap<>();

    NearestNames(ProvinceNames names) {
        this.names = names;
        for (String code : names.codes()) {
            names.officialNames(code)
                    .forEach(name -> codesByLetters.put(NameSpelling.of(name).letters(), code));
        }
        names.bareSpellings().forEach((spelling, code) -> {
            String letters = spelling.replace(" ", "");
            if (letters.length() >= SHORTEST_SPELLING) {
                codesByLetters.putIfAbsent(letters, code);
            }
        });
    }

    /** Up to three official names, best first; empty if none is close. */
    List<String> to(NameSpelling text) {
        List<String> hints = names.hints(text);
        if (!hints.isEmpty()) {
            return hints.stream().map(code -> nearestName(code, text)).toList();
        }
        List<String> within = namesWithin(text);
        return within.isEmpty() ? misspeltNames(text) : within;
    }

    /** Names that the text contains, in its order; short ones only with their diacritics. */
    private List<String> namesWithin(NameSpelling text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int start = 0; start < text.size(); start++) {
            for (int end = Math.min(text.size(), start + LONGEST_NAME); end > start; end--) {
                NameSpelling part = text.part(start, end);
                codeOf(part).ifPresent(code -> found.putIfAbsent(code, nearestName(code, part)));
            }
        }
        return found.values().stream().limit(AT_MOST).toList();
    }

    private Optional<String> codeOf(NameSpelling part) {
        if (part.letters().length() < SHORTEST_NAME) {
            return Optional.empty();
        }
        return part.size() > 1 ? names.codeOfLetters(part) : names.code(part);
    }

    private List<String> misspeltNames(NameSpelling text) {
        String letters = text.letters();
        if (letters.length() > LONGEST_TEXT) {
            return List.of();
        }
        int limit = letters.length() < SHORTEST_SPELLING ? 1 : letters.length() < 9 ? 2 : 3;
        Map<String, Integer> edits = new LinkedHashMap<>();
        codesByLetters.forEach((spelling, code) -> {
            if (Math.abs(spelling.length() - letters.length()) <= limit) {
                edits.merge(code, EditDistance.between(letters, spelling), Math::min);
            }
        });
        int least = edits.values().stream().mapToInt(Integer::intValue).min().orElse(limit);
        return edits.entrySet().stream()
                .filter(entry -> entry.getValue() <= Math.min(limit, least + 1))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(entry -> distance(nearestName(entry.getKey(), text), text)))
                .limit(AT_MOST)
                .map(entry -> nearestName(entry.getKey(), text))
                .toList();
    }

    /** Of the names that a code has on the two maps, the one that is closer to the text. */
    private String nearestName(String code, NameSpelling text) {
        return names.officialNames(code).stream()
                .min(Comparator.comparingInt(name -> distance(name, text)))
                .orElseThrow();
    }

    /** Diacritics count here: they decide between names whose letters are equally far. */
    private static int distance(String name, NameSpelling text) {
        return EditDistance.between(NameSpelling.of(name).markedKey(), text.markedKey());
    }
}
