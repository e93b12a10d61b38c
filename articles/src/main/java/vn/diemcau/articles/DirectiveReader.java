package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.articles.learned.LinearClassifier;

/** Collects demands, each once: those that a rule finds, and the other clauses that may demand something, as far as they are judged to. */
final class DirectiveReader {
    private static final Cues CUES = Demands.CUES;
    private static final Expression ANNOUNCES = Expression.of("(?: như| sau| sau đây| như sau| đó là)$");
    private static final Expression BOUND = CUES.get("BOUND");
    private static final Expression BEFORE_NOW = CUES.get("BEFORE_NOW");
    private static final Expression TOLD = Expression.of(" (?:cho biết|cho hay|phản ánh|chia sẻ|thừa nhận) ");
    private static final Expression OPENING = Expression.of("[\"' ,:.-]*(?:nhưng |và )?");
    private static final double SAME = 0.6;
    private static final double WITHIN = 0.85;
    private static final double SUMMED_UP = 0.75;
    private static final Expression LEAD =
            Expression.of("^(?:từ nay|trong|đến|trước|năm|quý|sau)[^,;]{0,40}(?=,| là| có)");

    private final Document document;
    private final ClauseCuts cuts;
    private final ConferenceFact conference;
    private final List<NamedDocument> documents;
    private final List<DirectiveFact> found = new ArrayList<>();
    private final List<Set<String>> said = new ArrayList<>();

    DirectiveReader(Document document, ConferenceFact conference, List<NamedDocument> documents) {
        this.document = document;
        this.cuts = new ClauseCuts(document.page());
        this.conference = conference;
        this.documents = documents;
    }

    /** The demands in the order of the text. */
    List<DirectiveFact> read(List<RuledDemand> ruled, List<Clause> clauses, LinearClassifier judge) {
        for (RuledDemand rule : ruled) {
            double probability = clauses.stream()
                    .filter(clause -> rule.covers(clause.demand()))
                    .mapToDouble(clause -> judge.probability(clause.features()))
                    .max()
                    .orElse(Judges.BY_RULE);
            if (probability >= least(rule) && !asks(rule.demand()) && !bound(rule.demand())) {
                add(directive(rule.issuer(), rule.demand(), rule.sentence(), Judges.confidence(probability)));
            }
        }
        for (Clause clause : clauses) {
            double probability = judge.probability(clause.features());
            boolean free = ruled.stream().noneMatch(rule -> rule.covers(clause.demand()));
            boolean expounds = clause.floor().kind().equals("REPORT");
            boolean asks = asks(clause.demand()) || bound(clause.demand());
            boolean announces = ANNOUNCES
                    .matcher(document.page().key(clause.demand().span()))
                    .find();
            if (free && !asks && !expounds && !announces && probability >= Judges.DIRECTIVE) {
                add(directive(issuer(clause), clause.demand(), clause.sentence(), Judges.confidence(probability)));
            }
        }
        found.sort(Comparator.comparingInt(directive -> directive.span().start()));
        return found.stream().filter(directive -> !saidAgain(directive)).toList();
    }

    /** Whether a lead sums up what one or two demands of the body say in full. */
    private boolean saidAgain(DirectiveFact lead) {
        if (lead.sentence().paragraph().index()
                > conference.anchor().sentence().paragraph().index()) {
            return false;
        }
        Set<String> words = words(lead.text());
        List<Set<String>> later = found.stream()
                .filter(other -> other.sentence().index() > lead.sentence().index())
                .map(other -> words(other.text()))
                .toList();
        for (Set<String> one : later) {
            for (Set<String> other : later) {
                long common = words.stream()
                        .filter(word -> one.contains(word) || other.contains(word))
                        .count();
                if (common >= SUMMED_UP * words.size()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How likely what a rule finds must be a demand; no matter how likely where it says by when. */
    private double least(RuledDemand rule) {
        boolean due = ClauseReader.DUE
                .matcher(document.page().key(rule.demand().span()))
                .find();
        return due ? 0 : rule.led() ? Judges.LED : Judges.RULED;
    }

    /** Whether a clause only gives a reason for another, or tells how it was, or what others told. */
    private boolean bound(Demand demand) {
        Span clause = demand.clause();
        int start = cuts.skip(OPENING, clause.start(), clause.end());
        return cuts.at(BOUND, start, clause.end()).lookingAt()
                || cuts.at(BEFORE_NOW, start, clause.end()).lookingAt()
                || cuts.at(TOLD, demand.span().start(), demand.span().end()).find();
    }

    private boolean asks(Demand demand) {
        int end = demand.clause().end();
        String text = document.page().text();
        boolean marked = end > 0 && (text.startsWith("?", end) || text.startsWith("?", end - 1));
        return marked || CUES.in("QUESTION", document.page().key(demand.span()));
    }

    private String issuer(Clause clause) {
        String speaker = clause.floor().speaker();
        return speaker == null ? DemandRules.adopter(conference, document.key(clause.sentence()), 0) : speaker;
    }

    private DirectiveFact directive(String issuer, Demand demand, Sentence sentence, Confidence confidence) {
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
        return new DirectiveFact(
                issuer, document.page().text(demand.span()), demand.span(), toAll, due, bases, sentence, confidence);
    }

    /** What stands before the first comma, if it is short: "Năm 2020, …". */
    private static String sentenceLead(String key) {
        Search lead = LEAD.matcher(key);
        return lead.find() ? key.substring(0, Math.min(key.length(), lead.end() + 1)) : null;
    }

    /** Adds a demand; what was said before in nearly the same words, in a lead above all, gives way to it. */
    private void add(DirectiveFact directive) {
        Set<String> words = words(directive.text());
        for (int i = 0; i < found.size(); i++) {
            Set<String> other = said.get(i);
            Set<String> common = new HashSet<>(words);
            common.retainAll(other);
            double union = words.size() + other.size() - common.size();
            boolean lead = found.get(i).sentence().index()
                    <= conference.anchor().sentence().index();
            boolean same = common.size() >= SAME * union
                    || lead && common.size() >= WITHIN * Math.min(words.size(), other.size());
            if (same) {
                found.set(i, directive);
                said.set(i, words);
                return;
            }
        }
        found.add(directive);
        said.add(words);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Spelling.words(text).split(" ")));
    }
}
