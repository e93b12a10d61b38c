package vn.diemcau.articles;

import java.util.List;
import vn.diemcau.articles.learned.FeatureVector;

/** What tells whether a page reports the conference that it speaks of, or only mentions one. */
final class ReportFeatures {
    private static final Cues CUES = Anchor.CUES;
    private static final Expression AT = Expression.of(
            "(?:tại|trong|ở|dự|tham dự|chủ trì|khai mạc|kết luận|bế mạc|phát biểu|bên lề|điều hành|chỉ đạo|nghe|theo dõi|tổ chức|diễn ra) (?:một |các |buổi |toàn thể )?$");
    private static final Expression EQUIPMENT = Expression.of(
            "(?:thiết bị|hệ thống|phòng|trung tâm|ứng dụng|phần mềm|dịch vụ|giải pháp|công nghệ|nền tảng|cầu) (?:[\\p{L}]+ )?$");
    private static final Expression EARLIER = Expression.of(
            "trước đó|hôm qua|mới đây|vừa qua|cách đây|hồi|từng|tuần trước|tháng trước|sắp tới|tới đây|dự kiến|sẽ");

    private static final int LATE = 6;
    private static final int SELDOM = 2;
    private static final double PLANNED = -3;

    private ReportFeatures() {}

    /** Whether a page only mentions a conference by the way: late and seldom, as its equipment, or as one to come. */
    static boolean aside(Document document, Anchor anchor) {
        int first = -1;
        int mentions = 0;
        int order = 0;
        for (Sentence sentence : document.sentences()) {
            Span noun = Anchor.noun(document.page(), sentence.span());
            String before = noun == null
                    ? ""
                    : document.page().key().substring(sentence.span().start(), noun.start());
            if (noun != null && !EQUIPMENT.matcher(before).find()) {
                mentions++;
                first = first < 0 ? order : first;
            }
            order++;
        }
        return anchor.score() <= PLANNED || mentions == 0 || first >= LATE && mentions <= SELDOM;
    }

    static FeatureVector of(Document document, Anchor anchor, List<SpeechFact> speeches) {
        FeatureVector features = new FeatureVector();
        int mentions = 0;
        int at = 0;
        int early = 0;
        int equipment = 0;
        int attended = 0;
        for (Sentence sentence : document.sentences()) {
            Span noun = Anchor.noun(document.page(), sentence.span());
            attended += CUES.in("ATTENDED", document.key(sentence)) ? 1 : 0;
            if (noun != null) {
                String before = document.page().key().substring(sentence.span().start(), noun.start());
                mentions++;
                at += AT.matcher(before).find() ? 1 : 0;
                equipment += EQUIPMENT.matcher(before).find() ? 1 : 0;
                early += sentence.index() < 4 ? 1 : 0;
            }
        }
        String key = document.key(anchor.sentence());
        String before = document.page()
                .key()
                .substring(anchor.sentence().span().start(), anchor.noun().start());
        count(features, "mentions", mentions, 6);
        count(features, "mentions at", at, 5);
        count(features, "mentions early", early, 3);
        count(features, "mentions of equipment", equipment, 2);
        count(features, "attended", attended, 6);
        count(features, "speeches", speeches.size(), 4);
        count(features, "score", (int) Math.max(0, Math.round(anchor.score() + 2)), 10);
        features.addFact(
                "anchor at ", String.valueOf(Math.min(8, anchor.sentence().index() / 2)));
        features.addIf(anchor.sentence().index() < 3, "anchor among the first");
        features.addIf(AT.matcher(before).find(), "at the conference of the anchor");
        features.addIf(EQUIPMENT.matcher(before).find(), "equipment in the anchor");
        features.addIf(EARLIER.matcher(key).find(), "earlier in the anchor");
        features.addIf(anchor.day() != null, "a day");
        features.addIf(
                !DayName.in(document.page().key(), anchor.sentence().span()).isEmpty(), "a day in the anchor");
        features.addIf(CUES.get("HELD").matcher(key).find(), "held in the anchor");
        features.addFact(
                "role of the anchor ", anchor.sentence().paragraph().role().name());
        features.addIf(
                speeches.stream().anyMatch(speech -> !speech.kind().equals("STATEMENT")),
                "a speech that is no statement");
        features.addIf(document.page().key().contains("tại hội nghị"), "tại hội nghị");
        features.addIf(document.page().key().contains("đại biểu"), "đại biểu");
        int share = 100 * mentions / Math.max(1, document.sentences().size());
        count(features, "share", share / 4, 5);
        return features;
    }

    /** At least one, at least two …: so that more is never less. */
    private static void count(FeatureVector features, String name, int count, int most) {
        for (int i = 1; i <= Math.min(count, most); i++) {
            features.addFact(name + " ", String.valueOf(i));
        }
    }
}
