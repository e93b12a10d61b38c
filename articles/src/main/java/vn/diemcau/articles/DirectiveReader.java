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

/** Collects demands, each once: those that a rule finds, and the other clauses that may demand something, as far as they are judged to. */
final class DirectiveReader {
    private static final Cues CUES = Demands.CUES;
    private static final Pattern ANNOUNCES = Pattern.compile("(?: như| sau| sau đây| như sau| đó là)$");
    private static final double SAME = 0.6;
    private static final double WITHIN = 0.85;

    private final Document document;
    private final ConferenceFact conference;
    private final List<NamedDocument> documents;
    private final List<DirectiveFact> found = new ArrayList<>();

    DirectiveReader(Document document, ConferenceFact conference, List<NamedDocument> documents) {
        this.document = document;
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
            if (probability >= Judges.RULED) {
                add(directive(rule.issuer(), rule.demand(), rule.sentence(), Judges.confidence(probability)));
            }
        }
        for (Clause clause : clauses) {
            double probability = judge.probability(clause.features());
            boolean free = ruled.stream().noneMatch(rule -> rule.covers(clause.demand()));
            boolean expounds = clause.floor().kind().equals("REPORT");
            boolean asks = asks(clause);
            boolean announces = ANNOUNCES
                    .matcher(document.page().key(clause.demand().span()))
                    .find();
            if (free && !asks && !expounds && !announces && probability >= Judges.DIRECTIVE) {
                add(directive(issuer(clause), clause.demand(), clause.sentence(), Judges.confidence(probability)));
            }
        }
        found.sort(Comparator.comparingInt(directive -> directive.clause().start()));
        return found;
    }

    private boolean asks(Clause clause) {
        int end = clause.demand().clause().end();
        String text = document.page().text();
        return end > 0 && text.startsWith("?", end) || text.startsWith("?", end - 1);
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
                issuer, document.page().text(demand.span()), demand.clause(), toAll, due, bases, sentence, confidence);
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
