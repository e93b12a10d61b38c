package vn.diemcau.articles;

import java.util.List;
import java.util.Map;

/**
 * Who holds a conference.
 *
 * @param name as printed
 */
record Convener(String name, Confidence confidence) {
    static final Cues CUES = Cues.of("conveners");
    private static final List<Map.Entry<Expression, String>> SAME = CUES.lines("SAME").stream()
            .map(line -> line.split(" ?-> ?", 2))
            .map(pair -> Map.entry(Expression.of("(?<![\\p{L}])(?:" + pair[0] + ")(?![\\p{L}])"), pair[1]))
            .toList();
    private static final Expression BLANKS = Expression.of("  +");

    /** Whether two names are of one body. */
    static boolean same(String one, String other) {
        String a = canonical(one);
        String b = canonical(other);
        return a.equals(b) || a.length() > 6 && b.contains(a) || b.length() > 6 && a.contains(b);
    }

    /** The name as identifiers take it: in lower case, abbreviations in full, without what may be left out. */
    static String canonical(String name) {
        String canonical = Spelling.of(name).strip();
        for (Map.Entry<Expression, String> same : SAME) {
            String replaced = same.getKey().replaceAll(canonical, same.getValue());
            canonical = BLANKS.replaceAll(replaced, " ").strip();
        }
        return canonical;
    }

    /** The level of a body by its name; null where the name does not tell. */
    static String level(String name) {
        String key = Spelling.of(name);
        boolean central = CUES.in("CENTRAL", key);
        if (central
                && !key.startsWith("văn phòng tỉnh")
                && !CUES.get("PROVINCIAL").matcher(key).lookingAt()) {
            return "CENTRAL";
        }
        return CUES.in("DISTRICT", key) ? "DISTRICT" : CUES.in("PROVINCIAL", key) ? "PROVINCIAL" : null;
    }
}
