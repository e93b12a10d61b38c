package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.articles.learned.FeatureVector;

/** The clauses of a report, each with what tells whether it demands something. */
final class ClauseReader {
    private static final Cues CUES = Demands.CUES;
    private static final Expression TASKS = Expression.of(CUES.expression("TASKS"));
    private static final Expression ADOPTED = Expression.of(CUES.expression("ADOPTED"));
    private static final Expression NUMBERED =
            Expression.of("^(?:(?:một|hai|ba|bốn|năm|sáu|bảy) là|thứ (?:nhất|hai|ba|tư|năm)|[-+•*]|\\d[.)])");
    private static final List<String> SHAPES = List.of(
            "MODAL", "NEVER", "UPWARD", "DEMANDS", "SOFT", "DONE", "BEFORE_NOW", "QUESTION", "MANNER", "OWN_VIEW");
    /** By when something is to be done. */
    static final Expression DUE = Expression.of(
            "(?:trước|chậm nhất|muộn nhất|hạn) (?:là |trong )?(?:ngày|tháng|quý)|(?:hết|cuối|ngay trong|từ nay đến) (?:tháng|quý|năm)");

    private static final Expression BEING = Expression.of("(?:là|được|bị|có)(?![\\p{L}])");
    private static final int NEAR = 3;
    private static final int FAR = 5;

    private final Document document;
    private final ConferenceFact conference;
    private final FloorReader floors;
    private final List<RuledDemand> ruled;
    private final CandidateClauses candidates;
    private final List<String> kinds = new ArrayList<>();
    private boolean quoted;
    private int listed = 99;
    private int sinceDemand = FAR;
    private String last = "";
    private Sentence shaped;
    private Set<String> shapes = Set.of();

    ClauseReader(Document document, ConferenceFact conference, FloorReader floors, List<RuledDemand> ruled) {
        this.ruled = ruled;
        this.document = document;
        this.conference = conference;
        this.floors = floors;
        this.candidates = new CandidateClauses(document.page());
    }

    List<Clause> read() {
        List<Clause> clauses = new ArrayList<>();
        List<Sentence> body = document.body();
        List<Floor> heard = new ArrayList<>();
        body.forEach(sentence -> heard.add(floors.hear(sentence)));
        for (int i = 0; i < body.size(); i++) {
            Sentence sentence = body.get(i);
            Floor next = i + 1 < body.size() ? heard.get(i + 1) : Floor.NOBODY;
            read(sentence, heard.get(i), next, clauses);
        }
        for (int i = 0; i < clauses.size(); i++) {
            clauses.get(i).features().addFact("before ", i + 1 < clauses.size() ? kinds.get(i + 1) : "nothing");
        }
        return clauses;
    }

    private void read(Sentence sentence, Floor floor, Floor next, List<Clause> clauses) {
        String key = document.key(sentence);
        boolean opens = quoted && !(sentence.firstOfParagraph() && key.startsWith("\""));
        quoted = opens;
        for (int i = 0; i < key.length(); i++) {
            quoted ^= key.charAt(i) == '"';
        }
        boolean within = opens || quoted;
        boolean demanded = CUES.in("DEMANDS", floor.verb()) && floor.named();
        sinceDemand = demanded ? 0 : sinceDemand + 1;
        boolean first = true;
        for (Span stretch : floors.said(sentence)) {
            boolean after = stretch.start() > sentence.span().start();
            boolean led = demanded && after;
            for (CandidateClauses.Candidate candidate : candidates.candidates(stretch, led)) {
                FeatureVector features = features(sentence, candidate, floor, next);
                features.addIf(within, "in quotation marks");
                features.addIf(after && floor.named(), "behind the speaker");
                features.addIf(!after && floor.named(), "before the speaker");
                features.addIf(first, "first of its sentence");
                ruled(features, candidate);
                features.addFact("list ", String.valueOf(Math.min(listed, 6)));
                features.addIf(listed < 30, "in a list");
                first = false;
                last = candidate.demanded()
                        ? "demanded"
                        : candidate.imperative() ? "imperative" : candidate.modal() ? "modal" : "plain";
                kinds.add(last);
                clauses.add(new Clause(sentence, candidate.demand(), floor, candidate.demanded(), features));
            }
        }
        boolean list = TASKS.matcher(key).find() && key.endsWith(":")
                || ADOPTED.matcher(key).find()
                || CUES.in("DEMANDS", key) && key.endsWith(":");
        listed = list ? 0 : listed + 1;
        if (!sentence.equals(conference.anchor().sentence())
                && listed > 0
                && !floor.verb().isEmpty()
                && !list) {
            listed = 99;
        }
    }

    private void ruled(FeatureVector features, CandidateClauses.Candidate candidate) {
        for (RuledDemand rule : ruled) {
            if (rule.covers(candidate.demand())) {
                features.addIf(true, "found by rule");
                features.addIf(rule.led(), "found by rule, led");
                return;
            }
        }
    }

    private FeatureVector features(Sentence sentence, CandidateClauses.Candidate candidate, Floor floor, Floor next) {
        FeatureVector features = new FeatureVector();
        Page page = document.page();
        String clause = page.key(candidate.demand().clause());
        String span = page.key(candidate.demand().span());
        List<String> words = words(span);
        for (int i = 0; i < words.size(); i++) {
            features.add("word ", words.get(i));
            if (i + 1 < words.size()) {
                features.add("pair ", words.get(i), words.get(i + 1));
            }
        }
        String opening = words.isEmpty() ? "" : words.get(0);
        String second = words.size() > 1 ? opening + " " + words.get(1) : opening;
        features.add("first ", opening);
        features.add("first pair ", second);
        List<String> before = words(clause.substring(
                0,
                Math.max(
                        0,
                        candidate.demand().span().start()
                                - candidate.demand().clause().start())));
        before.forEach(word -> features.add("lead ", word));
        List<String> cutOff = words(clause.substring(Math.min(
                clause.length(),
                candidate.demand().span().end() - candidate.demand().clause().start())));
        cutOff.stream().limit(NEAR).forEach(word -> features.add("behind ", word));
        features.addFact("length ", String.valueOf(Math.min(6, words.size() / 6)));
        String sentenceKey = document.key(sentence);
        Set<String> inSentence = shapes(sentence, sentenceKey);
        for (String shape : SHAPES) {
            boolean in = inSentence.contains(shape) && CUES.in(shape, clause);
            features.addIf(in, shape + " in the clause");
            features.addIf(inSentence.contains(shape), shape + " in the sentence");
            features.addIf(in && floor.directs(), shape + " from above");
        }
        features.addIf(candidate.demanded(), "demanded");
        features.addIf(candidate.modal(), "modal");
        features.addIf(candidate.imperative(), "imperative");
        features.addIf(candidate.addressed(), "addressed");
        features.addIf(candidate.modal() && floor.directs(), "modal from above");
        features.addIf(candidate.imperative() && floor.directs(), "imperative from above");
        features.addIf(candidate.imperative() && listed < 30, "imperative in a list");
        features.addIf(candidate.imperative() && candidate.demanded(), "imperative demanded");
        features.addIf(candidate.demanded() && floor.directs(), "demanded from above");
        need(features, candidate);
        features.addIf(DUE.matcher(clause).find(), "by when");
        features.addFact("since a verb of demand ", String.valueOf(Math.min(sinceDemand, FAR)));
        features.addFact("floor ", floor.speaker() == null ? "nobody" : floor.directs() ? "above" : "other");
        features.addFact("speech ", floor.kind());
        features.addFact("floor ", (floor.directs() ? "above " : "other ") + Math.min(6, floor.distance()));
        words(floor.verb()).forEach(word -> features.add("verb ", word));
        features.addFact("verb of demand ", String.valueOf(CUES.in("DEMANDS", floor.verb())));
        features.addIf(next.named() && next.directs(), "before one from above");
        features.addIf(next.directs() && next.verb().endsWith("như vậy"), "said thus by one from above");
        features.addFact("after ", last);
        features.addFact(
                "after ", last + (candidate.imperative() ? " imperative" : candidate.modal() ? " modal" : " plain"));
        features.addIf(NUMBERED.matcher(sentenceKey).find(), "numbered");
        features.addIf(sentence.index() <= conference.anchor().sentence().index(), "up to the anchor");
        features.addIf(sentence.equals(conference.anchor().sentence()), "in the anchor");
        features.addIf(Figure.CUES.in("RESULT", clause), "of results");
        return features;
    }

    /** Who needs to do something, and whether it is something to do. */
    private void need(FeatureVector features, CandidateClauses.Candidate candidate) {
        if (!candidate.modal()) {
            return;
        }
        Span span = candidate.demand().span();
        Span need = candidate.need();
        String key = document.page().key();
        boolean first = need.start() - span.start() < 2;
        features.addFact("need ", first ? "of nobody" : candidate.addressed() ? "of an addressee" : "of another");
        int behind = Math.min(need.end() + 1, span.end());
        Search doing = ClauseCuts.IMPERATIVE
                .matcher(key)
                .region(behind, Math.max(behind, span.end()))
                .useTransparentBounds(true);
        features.addIf(doing.lookingAt(), "need to do");
        Search being = BEING.matcher(key).region(behind, Math.max(behind, span.end()));
        features.addIf(being.lookingAt(), "need to be");
    }

    /** Which shapes a sentence has; looked for once for all its clauses. */
    private Set<String> shapes(Sentence sentence, String key) {
        if (!sentence.equals(shaped)) {
            shaped = sentence;
            shapes = new HashSet<>();
            SHAPES.stream().filter(shape -> CUES.in(shape, key)).forEach(shapes::add);
        }
        return shapes;
    }

    private static List<String> words(String key) {
        return Tokens.of(key, "%", "0");
    }
}
