package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.articles.learned.LinearClassifier;

/**
 * Collects demands, each once: first what the rules find, who follow who speaks from sentence to sentence; then the clauses
 * that look like demands to what was learned from labelled reports.
 */
final class DirectiveReader {
    private static final Cues CUES = Demands.CUES;
    private static final Pattern ADOPTED = Pattern.compile(CUES.expression("ADOPTED"));
    private static final Pattern ANNOUNCES = Pattern.compile("(?: như| sau| sau đây| như sau| đó là)$");
    private static final double SAME = 0.6;
    private static final double WITHIN = 0.85;

    private final Document document;
    private final ConferenceFact conference;
    private final DirectingSpeaker floor;
    private final List<NamedDocument> documents;
    private final Demands demands;
    private final List<DirectiveFact> found = new ArrayList<>();

    DirectiveReader(
            Document document, ConferenceFact conference, DirectingSpeaker floor, List<NamedDocument> documents) {
        this.document = document;
        this.conference = conference;
        this.floor = floor;
        this.documents = documents;
        this.demands = new Demands(document.page());
    }

    /** The demands in the order of the text. */
    List<DirectiveFact> read(List<Clause> clauses, LinearClassifier judge) {
        readByRule();
        List<Span> known = found.stream().map(DirectiveFact::clause).toList();
        for (Clause clause : clauses) {
            double probability = judge.probability(clause.features());
            boolean free = known.stream()
                    .noneMatch(span -> span.overlaps(clause.demand().span()));
            boolean expounds = clause.floor().kind().equals("REPORT");
            boolean announces = ANNOUNCES
                    .matcher(document.page().key(clause.demand().span()))
                    .find();
            if (free && !expounds && !announces && probability >= Judges.DIRECTIVE) {
                take(clause, Judges.confidence(probability));
            }
        }
        found.replaceAll(
                directive -> known.contains(directive.clause()) ? confirmed(directive, clauses, judge) : directive);
        found.sort(Comparator.comparingInt(directive -> directive.clause().start()));
        return found;
    }

    /** What a rule finds is likely where what was learned says so too, else weak: neither is right often enough alone. */
    private static DirectiveFact confirmed(DirectiveFact directive, List<Clause> clauses, LinearClassifier judge) {
        boolean confirmed = directive.confidence() == Confidence.SURE
                && clauses.stream()
                        .filter(clause -> clause.demand().span().overlaps(directive.clause()))
                        .anyMatch(clause -> judge.probability(clause.features()) >= Judges.CONFIRMED);
        return directive.with(confirmed ? Confidence.LIKELY : Confidence.WEAK);
    }

    private void take(Clause clause, Confidence confidence) {
        String speaker = clause.floor().speaker();
        String issuer = speaker == null ? adopter(document.key(clause.sentence()), 0) : speaker;
        take(issuer, clause.demand(), clause.sentence(), confidence);
    }

    private void readByRule() {
        for (Sentence sentence : document.body()) {
            List<Said> said = floor.hear(sentence);
            Matcher adopted = ADOPTED.matcher(document.key(sentence));
            if (adopted.find()) {
                String body = adopter(document.key(sentence), adopted.start());
                Span list = new Span(
                        sentence.span().start() + adopted.end(), sentence.span().end());
                take(new Said(body, sentence, list, true, false));
            } else {
                said.forEach(this::take);
            }
        }
    }

    /** Who sets itself tasks, as the text names it; else the convener. */
    private String adopter(String key, int before) {
        Matcher branch = Pattern.compile("ngành [\\p{L}]+(?: [\\p{L}]+)?(?= đã| đề| xác| thống)")
                .matcher(key);
        if (branch.find() && branch.start() <= before + 40) {
            return branch.group();
        }
        return conference.convener() == null ? conference.title() : conference.convener();
    }

    private void take(Said said) {
        for (Demand demand : demands.in(said.span(), said.demanded(), said.praising())) {
            take(said.issuer(), demand, said.sentence(), said.demanded() ? Confidence.SURE : Confidence.LIKELY);
        }
    }

    private void take(String issuer, Demand demand, Sentence sentence, Confidence confidence) {
        String key = document.key(sentence);
        LocalDate held = conference.date() == null ? null : conference.date().start();
        LocalDate due = held == null ? null : Deadlines.in(document.page().key(demand.clause()), held);
        due = due == null && held != null && sentenceLead(key) != null ? Deadlines.in(sentenceLead(key), held) : due;
        List<String> bases = documents.stream()
                .filter(named -> named.span().overlaps(demand.clause()))
                .map(NamedDocument::name)
                .distinct()
                .toList();
        boolean toAll = conference.central() && (conference.nationwide() || CUES.in("PROVINCES", key));
        add(new DirectiveFact(
                issuer, document.page().text(demand.span()), demand.clause(), toAll, due, bases, sentence, confidence));
    }

    /** What stands before the first comma, if it is short: "Năm 2020, …". */
    private static String sentenceLead(String key) {
        Matcher lead = Pattern.compile("^(?:từ nay|trong|đến|trước|năm|quý|sau)[^,;]{0,40}(?=,| là| có)")
                .matcher(key);
        return lead.find() ? key.substring(0, Math.min(key.length(), lead.end() + 1)) : null;
    }

    /** Adds a demand; what was said before in nearly the same words, in a lead above all, gives way to it. */
    private void add(DirectiveFact directive) {
        Set<String> words = words(directive.text());
        for (int i = 0; i < found.size(); i++) {
            Set<String> other = words(found.get(i).text());
            Set<String> common = new HashSet<>(words);
            common.retainAll(other);
            double union = words.size() + other.size() - common.size();
            boolean lead = found.get(i).sentence().index()
                    <= conference.anchor().sentence().index();
            boolean same = common.size() >= SAME * union
                    || lead && common.size() >= WITHIN * Math.min(words.size(), other.size());
            if (same) {
                found.set(i, directive);
                return;
            }
        }
        found.add(directive);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Spelling.words(text).split(" ")));
    }
}
