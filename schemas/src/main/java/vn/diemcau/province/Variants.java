package vn.diemcau.province;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways to write a name: its syllables in each of their spellings, together or apart. */
final class Variants {
    private final Map<String, List<String>> spellings = new HashMap<>();

    void add(String syllable, List<String> others) {
        spellings.put(NameSpelling.of(syllable).markedKey(), others);
    }

    /** Every way to write a name, the name itself first. */
    List<NameSpelling> of(String name) {
        return respelt(NameSpelling.of(name).marked()).stream()
                .flatMap(syllables -> groupings(syllables).stream())
                .toList();
    }

    /** The syllables in a row, each boundary with a space or without: {@code Kon Tum}, {@code KonTum}. */
    static List<NameSpelling> groupings(List<String> syllables) {
        List<String> all = List.of(syllables.get(0));
        for (String syllable : syllables.subList(1, syllables.size())) {
            List<String> longer = new ArrayList<>();
            for (String start : all) {
                longer.add(start + " " + syllable);
                longer.add(start + syllable);
            }
            all = longer;
        }
        return all.stream().map(NameSpelling::of).toList();
    }

    private List<List<String>> respelt(List<String> syllables) {
        List<List<String>> all = List.of(List.of());
        for (String syllable : syllables) {
            List<String> ways = append(List.of(syllable), spellings.getOrDefault(syllable, List.of()));
            all = all.stream()
                    .flatMap(start -> ways.stream().map(way -> append(start, List.of(way))))
                    .toList();
        }
        return all;
    }

    private static List<String> append(List<String> start, List<String> rest) {
        List<String> longer = new ArrayList<>(start);
        longer.addAll(rest);
        return longer;
    }
}
