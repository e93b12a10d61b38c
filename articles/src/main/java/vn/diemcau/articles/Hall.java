package vn.diemcau.articles;

/** Finds where the main hall was. */
final class Hall {
    private static final Cues CUES = Anchor.CUES;
    private static final Expression HALL =
            Expression.of("(?:tại|ở) (?:[\\p{L} ]{0,40}[,(] ?)?(?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Expression MAIN = Expression.of(
            "(?:điểm|đầu) cầu (?:chính|trung tâm|trung ương)(?: được)?(?: đặt)?(?: tại| ở|:|,)? (?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Expression MAIN_BODY = Expression.of(
            "từ (?:điểm|đầu) cầu (?:tại )?(?:trụ sở|hội trường|bộ|ban|văn phòng|tổng cục|ủy ban|trung tâm|chính phủ|nhà quốc hội|phòng họp)[\\p{L} ]{0,44} (?:tại|ở)? ?(?:tỉnh |tp\\.? ?|thành phố |thủ đô )?$");
    private static final Expression SITE = Expression.of("(?:điểm|đầu) cầu");
    private static final int NEAR = 4;

    private Hall() {}

    /** The province where the main hall was: "tại X" in the anchor or soon after; for a local conference its own. */
    static String of(Document document, Anchor anchor, Places places, String level) {
        for (Sentence sentence : document.sentences()) {
            int after = sentence.index() - anchor.sentence().index();
            String key = document.key(sentence);
            boolean tells = after == 0
                    || after > 0
                            && after <= NEAR
                            && CUES.in("NOUN", key)
                            && key.matches(
                                    "(?s).*(?:tổ chức|diễn ra|khai mạc|được họp|điểm cầu chính|đầu cầu chính).*");
            String hall = tells ? in(document.page(), places, sentence.span()) : null;
            if (hall != null) {
                return hall;
            }
        }
        return level.equals("CENTRAL") ? null : Hosts.of(document, places, anchor);
    }

    private static String in(Page page, Places places, Span span) {
        for (PlaceName place : places.within(span)) {
            String before = page.key()
                    .substring(
                            Math.max(span.start(), place.span().start() - 60),
                            place.span().start());
            if (MAIN.matcher(before).find()
                    || MAIN_BODY.matcher(before).find()
                    || HALL.matcher(before).find() && !SITE.matcher(before).find()) {
                return place.code();
            }
        }
        return null;
    }
}
