package vn.diemcau.articles;

import java.util.HashMap;
import java.util.Map;

/** Whose conference a local one is. */
final class Hosts {
    private Hosts() {}

    /** The province that the anchor names, else the one that the report names most; null if it names none. */
    static String of(Document document, Places places, Anchor anchor) {
        String named = places.first(anchor.sentence().span());
        if (named != null) {
            return named;
        }
        return mostNamed(document, places);
    }

    /** The province that a page names most, in its frame too; null if it names none. */
    static String mostNamed(Document document, Places places) {
        Map<String, Integer> counts = new HashMap<>();
        for (PlaceName place : places.all()) {
            Sentence sentence = document.at(place.span().start());
            counts.merge(place.code(), sentence == null ? 1 : 3, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
