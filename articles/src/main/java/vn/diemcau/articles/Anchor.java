package vn.diemcau.articles;

import java.util.Comparator;
import java.util.List;

/**
 * The sentence that says that the conference took place.
 *
 * @param noun where it names the conference
 * @param day the day that it names, or that stands elsewhere in the report; null if none does
 * @param score how much the sentence looks like one that tells of the conference
 */
record Anchor(Sentence sentence, Span noun, DayName day, double score) {
    static final Cues CUES = Cues.of("conference");
    private static final Expression NOUN = CUES.get("NOUN");
    private static final Expression HELD = CUES.get("HELD");
    private static final Expression NOT_THIS = CUES.get("NOT_THIS");
    private static final Expression PLANNED = CUES.get("PLANNED");
    /** A sentence that looks back on another meeting. */
    static final Expression RECALLED = CUES.get("RECALLED");

    private static final Expression OF_DOCUMENT = Expression.of(
            "(?:(?<!năm \\d\\d\\d)\\d|-[\\p{L}]{2,5}(?: ?/ ?[\\p{L}]+)?|/[\\p{L}]+|ban hành|hạn|trước|đến|hết|kể từ|sinh) ?$");

    /** The sentence that most looks like one that tells of the conference; null where the page speaks of none. */
    static Anchor of(Document document) {
        Anchor best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Sentence sentence : document.sentences()) {
            Span noun = noun(document.page(), sentence.span());
            if (noun != null) {
                DayName day = day(document.page(), sentence.span());
                double score = score(document, sentence, noun, day);
                if (score > most) {
                    most = score;
                    best = new Anchor(sentence, noun, day, score);
                }
            }
        }
        return best == null || best.day != null
                ? best
                : new Anchor(best.sentence, best.noun, elsewhere(document, best), most);
    }

    /** The first mention of a meeting in a stretch that is not one of another's documents. */
    static Span noun(Page page, Span stretch) {
        Search noun =
                NOUN.matcher(page.key()).region(stretch.start(), stretch.end()).useTransparentBounds(true);
        while (noun.find()) {
            Span span = new Span(noun.start(), noun.end());
            Search other = NOT_THIS.matcher(page.key())
                    .region(stretch.start(), stretch.end())
                    .useTransparentBounds(true);
            boolean referred = false;
            while (other.find()) {
                referred |= span.start() >= other.start() && span.end() <= other.end();
            }
            if (!referred) {
                return span;
            }
        }
        return null;
    }

    private static double score(Document document, Sentence sentence, Span noun, DayName day) {
        String key = document.key(sentence);
        boolean held = HELD.matcher(key).find();
        String before = key.substring(0, noun.start() - sentence.span().start());
        Search planned = PLANNED.matcher(before);
        if (planned.find() && before.length() - planned.end() < 25) {
            return -4;
        }
        if (RECALLED.matcher(key).lookingAt()) {
            return -4;
        }
        double score = (held ? 2 : 0) + (day == null ? 0 : 4) + Math.max(0, 2 - sentence.index() * 0.1);
        score += key.contains("tổ chức") || key.contains("diễn ra") || key.contains("khai mạc") ? 2 : 0;
        score += key.contains("tại hội nghị") && day == null ? -1 : 0;
        Role role = sentence.paragraph().role();
        score += role == Role.CAPTION ? -2 : role == Role.HEADLINE ? -1 : 0;
        return held || day != null ? score : score - 2;
    }

    /** The first day in a stretch that is not a document's or a deadline. */
    private static DayName day(Page page, Span stretch) {
        for (DayName day : DayName.in(page.key(), stretch)) {
            String before = page.key()
                    .substring(
                            Math.max(stretch.start(), day.span().start() - 24),
                            day.span().start());
            if (day.session() != null
                    || !OF_DOCUMENT.matcher(before.stripTrailing()).find()) {
                return day;
            }
        }
        return null;
    }

    /** A day near the anchor, then one at the beginning of a sentence, then in a caption. */
    private static DayName elsewhere(Document document, Anchor anchor) {
        List<Sentence> nearest = document.sentences().stream()
                .filter(sentence -> sentence.paragraph().role().tells())
                .sorted(Comparator.comparingInt(sentence -> Math.abs(sentence.index() - anchor.sentence.index())))
                .toList();
        for (Sentence sentence : nearest) {
            DayName day = day(document.page(), sentence.span());
            boolean begins = day != null && day.span().start() - sentence.span().start() < 30;
            boolean shown = day != null && NOUN.matcher(document.key(sentence)).find();
            if (begins || shown) {
                return day;
            }
        }
        return null;
    }
}
