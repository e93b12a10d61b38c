package vn.diemcau.rules;

/**
 * The limits of the contract: values beyond them are rejected by ingest and become dead letters in {@code streams}.
 */
public final class Limits {
    /** The largest accepted count. */
    public static final int MAX_COUNT = 10_000_000;

    /** The longest accepted duration: 366 days, in seconds. */
    public static final int MAX_DURATION_SECONDS = 366 * 24 * 60 * 60;

    /** The largest percentage. */
    public static final int MAX_PERCENT = 100;

    /** The first year that a date may be in. */
    public static final int FIRST_YEAR = 1945;

    /** The last year that a date may be in. */
    public static final int LAST_YEAR = 2100;

    /** The longest identifier, in code points. */
    public static final int MAX_ID_LENGTH = 200;

    /** The longest name of a person, body, subject or document, in code points. */
    public static final int MAX_NAME_LENGTH = 1_000;

    /** The longest text, summary, note or reason, in code points. */
    public static final int MAX_TEXT_LENGTH = 20_000;

    /** The most elements of a list. */
    public static final int MAX_LIST_SIZE = 1_000;

    /** The most outcomes that the summary of a conference lists: the first by their ids. */
    public static final int MAX_LISTED_OUTCOMES = 1_000;

    /** The longest line of an event file, in bytes. */
    public static final int MAX_LINE_BYTES = 1 << 20;

    private Limits() {}
}
