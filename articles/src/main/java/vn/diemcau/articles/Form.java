package vn.diemcau.articles;

import java.util.List;

/**
 * How a conference was held, and what for.
 *
 * @param format ONLINE, IN_PERSON or HYBRID
 * @param shown whether the report shows the format; else IN_PERSON stands in
 */
record Form(String format, boolean shown, String kind) {
    private static final Cues CUES = Anchor.CUES;
    private static final List<String> KINDS = List.of("BRIEFING", "REVIEW", "STUDY", "PLENARY", "OTHER");

    /** The form of a conference with a title. */
    static Form of(Document document, Anchor anchor, Places places, String title) {
        Boolean online = online(document, anchor, places);
        boolean hybrid = document.sentences().stream().anyMatch(sentence -> CUES.in("HYBRID", document.key(sentence)));
        String format = hybrid ? "HYBRID" : Boolean.TRUE.equals(online) ? "ONLINE" : "IN_PERSON";
        return new Form(format, online != null, kind(document, anchor, title));
    }

    private static String kind(Document document, Anchor anchor, String title) {
        String key = Spelling.of(title);
        if (CUES.get("DISCUSSION").matcher(key).lookingAt()) {
            return "THEMATIC";
        }
        String anchorKey = document.page()
                .key()
                .substring(anchor.noun().start(), anchor.sentence().span().end());
        String kind = earliest(key);
        if (kind == null) {
            kind = earliest(anchorKey);
        }
        if (kind == null && reports(document)) {
            kind = "REVIEW";
        }
        return kind == null ? (thematic(document, key) ? "THEMATIC" : "OTHER") : kind;
    }

    private static boolean thematic(Document document, String title) {
        return CUES.in("THEMATIC", title)
                || document.sentences().stream()
                        .filter(sentence -> sentence.paragraph().role() == Role.HEADLINE)
                        .map(document::key)
                        .anyMatch(key -> CUES.in("NOUN", key) && CUES.in("THEMATIC", key));
    }

    /** Whether the conference heard a report on results. */
    private static boolean reports(Document document) {
        return document.body().stream()
                .map(document::key)
                .anyMatch(key -> key.contains("báo cáo") && key.contains("kết quả") && key.contains("hội nghị"));
    }

    private static String earliest(String key) {
        String kind = null;
        int at = Integer.MAX_VALUE;
        for (String candidate : KINDS) {
            Search matcher = CUES.get(candidate).matcher(key);
            if (matcher.find() && matcher.start() < at) {
                at = matcher.start();
                kind = candidate;
            }
        }
        return kind;
    }

    /** Whether it was held online; null where nothing tells. */
    private static Boolean online(Document document, Anchor anchor, Places places) {
        boolean online = false;
        for (Sentence sentence : document.sentences()) {
            String key = document.key(sentence);
            if (CUES.in("HYBRID", key)) {
                return Boolean.FALSE;
            }
            online |= CUES.in("ONLINE", key);
        }
        boolean hall = document.page().key().contains("hội trường")
                || !places.within(anchor.sentence().span()).isEmpty();
        return online ? Boolean.TRUE : hall ? Boolean.FALSE : null;
    }
}
