package vn.diemcau.articles;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import vn.diemcau.articles.learned.LinearTrainer;

/** Matches clauses and figures of reports with their labels, and learns from them. */
final class LabelledCases {
    private static final double SAME = 0.5;

    private final LinearTrainer reports = new LinearTrainer(100, 0.05, 4);
    private final LinearTrainer directives = new LinearTrainer(100, 0.05, 30);
    private final LinearTrainer outcomes = new LinearTrainer(100, 0.05, 10);

    void learn(ReportAnalysis analysis, JsonNode labels) {
        boolean report = !labels.path("not_a_conference").asBoolean();
        reports.learn(analysis.features(), report);
        if (!report) {
            return;
        }
        learnDirectives(analysis, labels.path("directives"));
        learnOutcomes(analysis, labels.path("outcomes"));
    }

    /** The clause that is most like a label is a directive; others that are much like it say nothing. */
    private void learnDirectives(ReportAnalysis analysis, JsonNode labels) {
        List<Clause> clauses = analysis.clauses();
        List<Set<String>> words = new ArrayList<>();
        for (Clause clause : clauses) {
            Demand demand = analysis.ruled().stream()
                    .filter(rule -> rule.covers(clause.demand()))
                    .map(RuledDemand::demand)
                    .findFirst()
                    .orElse(clause.demand());
            words.add(words(analysis.document().page().text(demand.span())));
        }
        Set<Integer> right = new HashSet<>();
        Set<Integer> alike = new HashSet<>();
        for (JsonNode label : labels) {
            Set<String> told = words(label.path("text").asText());
            int best = -1;
            double most = SAME;
            for (int i = 0; i < clauses.size(); i++) {
                double same = same(told, words.get(i));
                if (same >= SAME) {
                    alike.add(i);
                }
                if (same >= most && !right.contains(i)) {
                    most = same;
                    best = i;
                }
            }
            right.add(best);
        }
        for (int i = 0; i < clauses.size(); i++) {
            boolean expounds = clauses.get(i).floor().kind().equals("REPORT");
            if (!expounds && (right.contains(i) || !alike.contains(i))) {
                directives.learn(clauses.get(i).features(), right.contains(i));
            }
        }
    }

    private void learnOutcomes(ReportAnalysis analysis, JsonNode labels) {
        TreeMap<String, Integer> open = new TreeMap<>();
        labels.forEach(label -> open.merge(
                label.path("unit").asText().toUpperCase(Locale.ROOT) + " "
                        + plain(label.path("value").decimalValue()),
                1,
                Integer::sum));
        for (StatedFigure stated : analysis.figures()) {
            String name = stated.unit() + " " + plain(stated.figure().value());
            if (!stated.excluded()) {
                outcomes.learn(stated.features(), open.getOrDefault(name, 0) > 0);
            }
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static double same(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / Math.max(1, one.size() + other.size() - common.size());
    }

    static Set<String> words(String text) {
        return new HashSet<>(List.of(Spelling.words(text).split(" ")));
    }

    Judges judges() {
        return new Judges(reports.train(), directives.train(), outcomes.train());
    }
}
