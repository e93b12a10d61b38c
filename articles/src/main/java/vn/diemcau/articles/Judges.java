package vn.diemcau.articles;

import vn.diemcau.articles.learned.LinearClassifier;

/**
 * What was learned from labelled reports.
 *
 * @param report whether a page reports the conference that it speaks of
 * @param directive whether a clause demands something
 * @param outcome whether a figure is a result
 */
record Judges(LinearClassifier report, LinearClassifier directive, LinearClassifier outcome) {
    static final double REPORT = 0.3;

    /** From this probability on a clause is a directive, a figure a result. */
    static final double DIRECTIVE = 0.35;

    static final double OUTCOME = 0.35;

    static final double OUTCOME_AMONG_PLANS = 0.45;

    static final double RATIO_AMONG_RESULTS = 0.1;

    /** Below this what a rule finds is none: less where a word that demands leads it. */
    static final double RULED = 0.35;

    static final double LED = 0.1;

    /** How likely what a rule finds is a demand, where nothing else looks like one there. */
    static final double BY_RULE = 0.5;

    private static final double SURE = 0.95;
    private static final double LIKELY = 0.75;

    /** Those that the project ships. */
    static Judges shipped() {
        return new Judges(
                LinearClassifier.ofResource("/article/learned/report.weights"),
                LinearClassifier.ofResource("/article/learned/directive.weights"),
                LinearClassifier.ofResource("/article/learned/outcome.weights"));
    }

    /** How sure a finding of some probability is. */
    static Confidence confidence(double probability) {
        return probability >= SURE ? Confidence.SURE : probability >= LIKELY ? Confidence.LIKELY : Confidence.WEAK;
    }
}
