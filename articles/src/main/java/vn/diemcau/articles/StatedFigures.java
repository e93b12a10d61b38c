package vn.diemcau.articles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.articles.learned.FeatureVector;

/** All numbers of a report that count or measure something, with what tells whether they are results. */
final class StatedFigures {
    private static final Cues CUES = Figure.CUES;
    private static final Expression DIGIT = Expression.of("\\d");
    private static final Expression RATIO = Expression.of(
            "(?<![\\p{L}\\p{N}/.,-])(?<numerator>\\d{1,3}(?:\\.\\d{3})*) ?/ ?(?<of>\\d{1,3}(?:\\.\\d{3})*) (?<unit>"
                    + CUES.expression("WHOLE") + ")(?![\\p{L}])");
    private static final Expression NUMBER = Expression.of(Figure.NUMBER + " ?(?<percent>%)?");
    private static final Expression UNIT =
            Expression.of(" ?(?:\\( ?)?(?<first>[\\p{L}]+)(?: (?<second>[\\p{L}]+))?(?: (?<third>[\\p{L}]+))?");
    private static final Expression NO_UNIT = CUES.get("NO_UNIT");
    private static final Expression NUMBERED = Expression.of(CUES.expression("NUMBERED") + "(?: số)? ?[(\"]?$");
    private static final List<String> TOLD = List.of("DID", "HAPPENED", "GREW", "MEANT", "HAS");
    private static final Expression VERBS = Expression.of("(?<![\\p{L}])(?:" + CUES.expression("DID") + "|"
            + CUES.expression("HAPPENED") + "|" + CUES.expression("GREW") + "|" + CUES.expression("MEANT") + "|"
            + CUES.expression("HAS") + ")(?![\\p{L}])");
    /** What stands behind it is part of a figure that was given before. */
    private static final Expression PART_OF = Expression.of("\\d[^;]*" + CUES.expression("BREAKDOWN") + "[^;]*$");

    /** A sentence that tells of another country, or measures against others. */
    private static final Expression FOREIGN =
            Expression.of("^(?:[\"-] ?)?(?:như |tại |ở )?" + CUES.expression("FOREIGN")
                    + "(?!\\p{L})|(?<!\\p{L})" + CUES.expression("ABROAD")
                    + " (?:là |đạt |có |chỉ |khoảng |gần |hơn |trên )*\\d[\\d.,]*%");

    private static final Expression EARLIER =
            Expression.of("^(?:[\"-] ?)?" + CUES.expression("EARLIER") + "(?!\\p{L})");
    private static final Expression LIMIT = Expression.of("[<>≤≥] ?$");
    private static final Expression DONE = Expression.of("(?<!\\p{L})đã (?:[\\p{L}]+ )*(?:gần |hơn |trên |khoảng )?$");
    private static final Expression HEDGED = Expression.of("\\([^)]*$");
    private static final Expression YEAR = Expression.of("(?<![\\d.,/-])(?:19|20)\\d{2}(?![\\d.,]\\d|\\d)");
    private static final int CLOSE = 30;
    private static final int NEAR = 4;
    private static final int WINDOW = 60;

    private final Document document;
    private final List<NamedDocument> documents;
    private final List<StatedFigure> all = new ArrayList<>();
    private FeatureVector common;

    private StatedFigures(Document document, List<NamedDocument> documents) {
        this.document = document;
        this.documents = documents;
    }

    static List<StatedFigure> in(Document document, ConferenceFact conference, List<NamedDocument> documents) {
        StatedFigures figures = new StatedFigures(document, documents);
        for (Sentence sentence : document.sentences()) {
            if (DIGIT.matcher(document.key(sentence)).find()) {
                figures.find(sentence, conference);
            }
        }
        return figures.all;
    }

    private Search matcher(Expression pattern, Span span) {
        return pattern.matcher(document.page().key())
                .region(span.start(), span.end())
                .useTransparentBounds(true);
    }

    private void find(Sentence sentence, ConferenceFact conference) {
        List<Span> days = DayName.in(document.page().key(), sentence.span()).stream()
                .map(DayName::span)
                .toList();
        int first = all.size();
        common = null;
        Search ratio = matcher(RATIO, sentence.span());
        while (ratio.find()) {
            BigDecimal value = new BigDecimal(ratio.group("numerator").replace(".", ""));
            BigDecimal of = new BigDecimal(ratio.group("of").replace(".", ""));
            if (of.signum() > 0 && value.compareTo(of) <= 0) {
                Figure figure = new Figure(new Span(ratio.start(), ratio.end("of")), value, "EXACTLY");
                add(sentence, figure, "RATIO", of, conference, ratio.end("of"));
            }
        }
        Search number = matcher(NUMBER, sentence.span());
        while (number.find()) {
            Figure figure = Figure.of(number);
            boolean percent = number.group("percent") != null;
            boolean taken = days.stream().anyMatch(day -> day.overlaps(figure.span()))
                    || documents.stream().anyMatch(named -> named.span().overlaps(figure.span()))
                    || all.subList(first, all.size()).stream()
                            .anyMatch(other -> other.figure().span().overlaps(figure.span()));
            if (!taken && figure.value().signum() > 0 && (percent || counts(sentence, number, figure))) {
                add(sentence, figure, percent ? "PERCENT" : "COUNT", null, conference, number.end());
            }
        }
    }

    /** Whether a number counts what stands behind it: it is no year, day, hour or number of a document or a place. */
    private boolean counts(Sentence sentence, Search number, Figure figure) {
        Span rest = new Span(number.end(), sentence.span().end());
        String before = document.page()
                .key()
                .substring(Math.max(sentence.span().start(), number.start("whole") - 16), number.start("whole"));
        boolean size = figure.value().compareTo(Figure.MOST) <= 0;
        return size
                && matcher(UNIT, rest).lookingAt()
                && !matcher(NO_UNIT, new Span(Math.min(rest.start() + 1, rest.end()), rest.end()))
                        .lookingAt()
                && !NUMBERED.matcher(before).find();
    }

    private void add(Sentence sentence, Figure figure, String unit, BigDecimal of, ConferenceFact conference, int end) {
        FeatureVector features = new FeatureVector();
        features.addFact("unit ", unit);
        features.addFact("qualifier ", unit + figure.qualifier());
        features.addFact(
                "size ",
                unit + Math.min(7, figure.value().precision() - figure.value().scale()));
        features.addIf(figure.value().scale() > 0, "part of a whole number");
        Search behind = matcher(
                UNIT,
                new Span(Math.min(end, sentence.span().end()), sentence.span().end()));
        if (behind.lookingAt()) {
            features.add("unit word ", behind.group("first"));
            features.add("unit words ", behind.group("first") + " " + behind.group("second"));
        }
        around(features, sentence, figure, unit);
        told(features, sentence, figure, unit);
        common = common == null ? common(sentence, conference) : common;
        features.addAll(common);
        all.add(new StatedFigure(sentence, figure, unit, of, excluded(sentence, figure), features));
    }

    /** Figures of honours, of other countries and of earlier times are none of results, nor are parts of a figure that was given before. */
    private boolean excluded(Sentence sentence, Figure figure) {
        String key = document.key(sentence);
        String before = document.page()
                .key()
                .substring(sentence.span().start(), figure.span().start());
        return CUES.in("HONOURS", key)
                || FOREIGN.matcher(key).find()
                || earlier(sentence)
                || LIMIT.matcher(before).find()
                || PART_OF.matcher(before).find();
    }

    /** Whether a sentence tells of an earlier time: it says so, or the one before does and it names no time of its own. */
    private boolean earlier(Sentence sentence) {
        String key = document.key(sentence);
        if (EARLIER.matcher(key).find()) {
            return true;
        }
        return sentence.index() > 0
                && !CUES.in("PERIOD", key)
                && EARLIER.matcher(document.key(document.sentences().get(sentence.index() - 1)))
                        .find();
    }

    /** What is the same for all figures of a sentence. */
    private FeatureVector common(Sentence sentence, ConferenceFact conference) {
        FeatureVector features = new FeatureVector();
        String key = document.key(sentence);
        features.addIf(CUES.in("RESULT", key), "in a sentence of results");
        features.addIf(CUES.in("UNREAL", key), "in a sentence of plans");
        features.addIf(CUES.in("HONOURS", key), "in a sentence of honours");
        features.addIf(Demands.CUES.in("DEMANDS", key), "in a sentence that demands");
        features.addIf(Demands.CUES.in("MODAL", key), "in a sentence with a modal");
        features.addIf(CUES.in("ABROAD", key), "abroad");
        features.addIf(sentence.equals(conference.anchor().sentence()), "in the anchor");
        features.addIf(sentence.index() < conference.anchor().sentence().index(), "before the anchor");
        features.addFact("role ", sentence.paragraph().role().name());
        features.addFact("kind ", conference.kind());
        int numbers = 0;
        for (Search number = matcher(NUMBER, sentence.span()); number.find(); ) {
            numbers++;
        }
        features.addFact("numbers ", String.valueOf(Math.min(6, numbers)));
        Search year = YEAR.matcher(key);
        boolean any = false;
        while (year.find() && conference.date() != null) {
            any = true;
            int since = conference.date().start().getYear() - Integer.parseInt(year.group());
            features.addFact("years since ", String.valueOf(Math.max(-1, Math.min(3, since))));
        }
        features.addIf(!any, "no year");
        words(key).forEach(word -> features.add("in sentence ", word));
        if (sentence.index() > 0) {
            String before = document.key(document.sentences().get(sentence.index() - 1));
            features.addIf(CUES.in("RESULT", before), "behind a sentence of results");
            features.addIf(CUES.in("UNREAL", before), "behind a sentence of plans");
            features.addIf(DIGIT.matcher(before).find(), "behind a sentence of figures");
        }
        return features;
    }

    /** What the words around tell of the figure: what it is of, when, and where. */
    private void told(FeatureVector features, Sentence sentence, Figure figure, String unit) {
        String key = document.page().key();
        Span whole = sentence.span();
        int clause = Math.max(whole.start(), key.lastIndexOf(';', figure.span().start()) + 1);
        String before = key.substring(clause, figure.span().start());
        String near = before.substring(Math.max(0, before.length() - CLOSE));
        String after = key.substring(
                figure.span().end(), Math.min(whole.end(), figure.span().end() + WINDOW));
        for (String kind : TOLD) {
            boolean close = CUES.in(kind, near);
            features.addIf(close, kind + " close before");
            features.addIf(CUES.in(kind, before), kind + " before");
            features.addIf(close, unit + " with " + kind + " close before");
        }
        features.addIf(DONE.matcher(near).find(), "done close before");
        features.addIf(CUES.in("PLAN", after), "of a plan");
        features.addIf(CUES.in("COMPARED", near), "compared with");
        features.addIf(PART_OF.matcher(before).find(), "part of a figure before");
        features.addIf(HEDGED.matcher(before).find(), "in brackets");
        Search verb = VERBS.matcher(before);
        int from = 0;
        String last = "none";
        while (verb.find()) {
            last = verb.group();
            from = verb.end();
        }
        features.add("last verb ", last);
        features.addIf(from > 0 && before.length() - from < CLOSE, "behind a verb of doing");
        features.addIf(all.stream().noneMatch(other -> other.sentence().equals(sentence)), "first of its sentence");
        features.addIf(
                all.stream().anyMatch(other -> other.figure().value().compareTo(figure.value()) == 0), "stated before");
    }

    /** The words near the number, one by one with their place, and those of its clause. */
    private void around(FeatureVector features, Sentence sentence, Figure figure, String unit) {
        String key = document.page().key();
        int start = Math.max(sentence.span().start(), figure.span().start() - WINDOW);
        List<String> before = words(key.substring(start, figure.span().start()));
        int end = Math.min(sentence.span().end(), figure.span().end() + WINDOW);
        List<String> after = words(key.substring(figure.span().end(), end));
        for (int i = 1; i <= NEAR && i <= before.size(); i++) {
            String word = before.get(before.size() - i);
            features.add("before " + i + " ", word);
            features.add("just before ", word);
            if (i + 1 <= before.size()) {
                features.add("pair before ", before.get(before.size() - i - 1) + " " + word);
            }
            if (i == 1) {
                features.add("last before ", unit + word);
            }
        }
        before.forEach(word -> features.add("some before ", word));
        after.stream().limit(NEAR).forEach(word -> features.add("just after ", word));
        after.forEach(word -> features.add("some after ", word));
    }

    private static List<String> words(String key) {
        return Tokens.of(key, "%,;:()\"", null);
    }
}
