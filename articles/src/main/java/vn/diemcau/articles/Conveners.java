package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who held a conference. */
final class Conveners {
    private static final Cues CUES = Convener.CUES;
    private static final Expression BODY = Expression.of(CUES.expression("BODY") + "(?![\\p{L}\\p{N}])");
    private static final Expression HOLDS = CUES.get("HOLDS");
    private static final Expression ADVERB = CUES.get("ADVERB");
    private static final Expression LEADING = Expression.of(CUES.expression("LEADING"));
    private static final Expression BY = Expression.of("(?<![\\p{L}])(?:do|được) (?=\\p{L})");
    private static final Expression OWN = Expression.of("(?:" + Anchor.CUES.expression("NOUN") + ")"
            + CUES.expression("OWNER_AFTER") + "(?<body>" + CUES.expression("BODY") + "(?![\\p{L}])(?: (?!"
            + CUES.expression("OWNER_END") + "(?![\\p{L}]))[\\p{L}&]+){0,12})");
    private static final Expression SMALL = Expression.of(
            "(?:bộ|ban|sở|cục|vụ|tổng cục|tổng công ty|công ty|tập đoàn|ngân hàng|công an|ủy ban|uỷ ban|viện|hội|liên đoàn)"
                    + "(?: \\p{Ll}+){0,2} \\p{Lu}");
    private static final Expression OWNED = Expression.of(" của (?<body>[\\p{L} ]{4,50})$");
    private static final Expression GENERAL = Expression.of("ban chỉ đạo|ủy ban|hội đồng|tiểu ban");
    private static final Expression ACTS = Expression.of(" (?:đã|vừa|long trọng) ");
    private static final Expression WHEN = Expression.of(" (?:vào )?(?:sáng|chiều|tối|ngày|hôm) ");
    private static final Expression SITE =
            Expression.of("(?:(?:tham )?dự )?(?:tại )?(?:điểm|đầu) cầu (?!chính|trung ương)");
    private static final Expression GIVES = Expression.of(" (?:đã )?(?:trao|tặng|khen thưởng) ");
    private static final Expression PART = Expression.of("(?:^|[,)-]) ");
    private static final Expression FIRST = Expression.of("lần đầu tiên ");
    private static final int FIRST_LENGTH = "lần đầu tiên ".length();
    private static final int NAME_MOST = 160;

    private Conveners() {}

    /** The convener that the report names, best first the one in the anchor; null if none. */
    static Convener of(Document document, Anchor anchor, List<Person> people) {
        Page page = document.page();
        String own = by(page, anchor.sentence().span());
        if (own == null) {
            own = subject(page, anchor.sentence().span());
        }
        if (own != null) {
            return new Convener(own, Confidence.SURE);
        }
        String titled = ofTitle(document, anchor);
        if (titled != null) {
            return new Convener(titled, Confidence.LIKELY);
        }
        for (Sentence sentence : document.sentences()) {
            if (Anchor.CUES.in("NOUN", document.key(sentence))) {
                String other = by(page, sentence.span());
                other = other == null ? subject(page, sentence.span()) : other;
                if (other != null) {
                    return new Convener(other, Confidence.LIKELY);
                }
            }
        }
        String acting = acting(page, anchor.sentence(), ACTS);
        Convener weak = acting == null ? ofChair(document, anchor, people) : new Convener(acting, Confidence.WEAK);
        return weak == null ? giver(document) : weak;
    }

    /** "Phiên họp thứ nhất của Ban X", "Hội nghị lần thứ năm Ban Chấp hành Y". */
    private static String ofTitle(Document document, Anchor anchor) {
        Page page = document.page();
        Search own = OWN.matcher(page.key())
                .region(anchor.noun().start(), anchor.sentence().span().end())
                .useTransparentBounds(true);
        if (!own.lookingAt() || !named(page, own.start("body"), own.end("body"))) {
            String title = Titles.of(document, anchor);
            Search owned = OWNED.matcher(title);
            boolean body = owned.find()
                    && Character.isUpperCase(owned.group("body").charAt(0))
                    && BODY.matcher(Spelling.of(owned.group("body"))).lookingAt();
            return body ? owned.group("body") : null;
        }
        String name = page.text(new Span(own.start("body"), own.end("body"))).strip();
        Matcher fuller = Pattern.compile(
                        Pattern.quote(name) + "(?: \\p{L}+){1,8}? (?:[Qq]uốc gia|Trung ương|tỉnh|thành phố)(?!\\p{L})")
                .matcher(page.text());
        return GENERAL.matcher(Spelling.of(name)).matches() && fuller.find() ? fuller.group() : name;
    }

    /** A body that does something in the anchor: "…, sáng 20/8, X đã …". */
    private static String acting(Page page, Sentence sentence, Expression acts) {
        Span stretch = sentence.span();
        Search start = PART.matcher(page.text()).region(stretch.start(), stretch.end());
        while (start.find()) {
            Search verb = acts.matcher(page.key()).region(start.end(), stretch.end());
            boolean whole = verb.find()
                    && page.text().substring(start.end(), verb.start()).indexOf(',') < 0;
            String name = whole ? body(page, Span.from(start.end(), verb.start())) : null;
            if (name != null && !name.toLowerCase(java.util.Locale.ROOT).startsWith("hội nghị")) {
                return name;
            }
        }
        return null;
    }

    /** The body that honours people there, where nothing else tells. */
    private static Convener giver(Document document) {
        for (Sentence sentence : document.body()) {
            String giver = acting(document.page(), sentence, GIVES);
            if (giver != null) {
                return new Convener(giver, Confidence.WEAK);
            }
        }
        return null;
    }

    /** "Hội nghị … do X tổ chức", "được X tổ chức". */
    private static String by(Page page, Span stretch) {
        Search by = BY.matcher(page.key()).region(stretch.start(), stretch.end());
        while (by.find()) {
            Search holds =
                    HOLDS.matcher(page.key()).region(by.end(), stretch.end()).useTransparentBounds(true);
            Search when = WHEN.matcher(page.key()).region(by.end(), stretch.end());
            int end = holds.find() ? holds.start() : when.find() ? when.start() : stretch.end();
            if (end < stretch.end() && end - by.end() < NAME_MOST) {
                String name = body(page, Span.from(by.end(), end));
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    /** "Sáng 16/4, tại Hà Nội, X tổ chức hội nghị". */
    private static String subject(Page page, Span stretch) {
        Search holds =
                HOLDS.matcher(page.key()).region(stretch.start(), stretch.end()).useTransparentBounds(true);
        while (holds.find()) {
            Search noun = Anchor.CUES
                    .get("NOUN")
                    .matcher(page.key())
                    .region(holds.end(), stretch.end())
                    .useTransparentBounds(true);
            if (noun.find() && noun.start() - holds.end() < 40) {
                int start = stretch.start();
                List<Integer> commas = new ArrayList<>(List.of(start));
                for (int i = start; i < holds.start(); i++) {
                    char c = page.text().charAt(i);
                    if (FIRST.matcher(page.key()).region(i, holds.start()).lookingAt()) {
                        commas.add(i + FIRST_LENGTH);
                    }
                    if (c == ',' || c == '-' && page.text().charAt(i + 1) == ' ' || c == ')' || c == ':') {
                        commas.add(i + 1);
                    }
                }
                for (int comma : commas) {
                    String name = body(page, new Span(comma, holds.start()));
                    if (name != null) {
                        return name;
                    }
                }
            }
        }
        return null;
    }

    /** The body whose name fills the beginning of a stretch; null if none does. */
    private static String body(Page page, Span stretch) {
        int start = stretch.start();
        while (start < stretch.end() && " ,".indexOf(page.text().charAt(start)) >= 0) {
            start++;
        }
        if (start >= stretch.end()
                || LEADING.matcher(page.key()).region(start, stretch.end()).lookingAt()
                || !named(page, start, stretch.end())
                || !BODY.matcher(page.key())
                        .region(start, stretch.end())
                        .useTransparentBounds(true)
                        .lookingAt()) {
            return null;
        }
        Search adverb = ADVERB.matcher(page.key()).region(start, stretch.end()).useTransparentBounds(true);
        int end = adverb.find() ? adverb.start() : stretch.end();
        String name = page.text().substring(start, end).replaceAll("[ ,(:-]+$", "");
        return name.isEmpty() || name.length() > NAME_MOST ? null : name;
    }

    /** Whether a name begins: with a capital, or with a small letter before a capital ("bộ Công an"). */
    private static boolean named(Page page, int start, int end) {
        return Character.isUpperCase(page.text().charAt(start))
                || SMALL.matcher(page.text()).region(start, end).lookingAt();
    }

    /** The body of whoever chairs, where nobody is said to hold the conference. */
    private static Convener ofChair(Document document, Anchor anchor, List<Person> people) {
        for (boolean own : new boolean[] {true, false}) {
            for (Person person : people) {
                Sentence sentence = document.at(person.span().start());
                boolean here = sentence != null
                        && sentence.paragraph().role() != Role.CAPTION
                        && !SITE.matcher(document.key(sentence)).lookingAt()
                        && sentence.equals(anchor.sentence()) == own;
                boolean leads = sentence != null
                        && Chairs.in(document.page(), sentence, people).contains(person);
                if (here && person.position() != null && (leads || Ranks.national(person) || Ranks.chief(person))) {
                    String body = Ranks.bodyOf(person);
                    if (body != null) {
                        return new Convener(body, Confidence.WEAK);
                    }
                }
            }
        }
        return null;
    }
}
