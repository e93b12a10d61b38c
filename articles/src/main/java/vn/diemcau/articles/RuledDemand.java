package vn.diemcau.articles;

/**
 * A demand that a rule finds.
 *
 * @param led whether a word that demands leads it, or it belongs to a list of tasks
 */
record RuledDemand(String issuer, Demand demand, Sentence sentence, boolean led) {
    /** Whether a demand is of the same words, as a whole or in part. */
    boolean covers(Demand other) {
        return demand.span().overlaps(other.span());
    }
}
