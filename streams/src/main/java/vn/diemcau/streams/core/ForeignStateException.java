package vn.diemcau.streams.core;

/** The state of a task was kept by a version whose records this one cannot read. */
public final class ForeignStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignStateException() {
        super("The state was kept by another version of Diemcau, which this one cannot read: stop all streams services,"
                + " run 'diemcau reset', and start them again; they count everything anew from the event topics");
    }
}
