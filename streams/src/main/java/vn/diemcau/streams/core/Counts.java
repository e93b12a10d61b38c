package vn.diemcau.streams.core;

/** What a conference adds up to, while it is counted. */
interface Counts {
    /** The conference. */
    String id();

    /** How it is counted. */
    CountingBasis basis();

    /** Adds to a cell. */
    void add(String unit, Tally more);

    /** Puts what a site contributes to its cell in the place of what it contributed. */
    void site(String unit, Presence before, Presence after);

    /** Adds to what counts for the conference alone. */
    void addOwn(Tally more);

    /** Adds to the standing directives. */
    void addDirectives(long more);
}
