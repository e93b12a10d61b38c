package vn.diemcau.streams.core;

/** The state of a task was kept by a version whose records this one cannot read. */
public final class ForeignStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignStateException() {
        super(
                "The state was written by another version of Diemcau, and this version cannot read it: stop all streams services,"
                        + " run 'diemcau reset', and start them again; they count all events again");
    }
}
