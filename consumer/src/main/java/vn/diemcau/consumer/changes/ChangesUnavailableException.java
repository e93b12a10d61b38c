package vn.diemcau.consumer.changes;

/** The database or the brokers are unavailable, so that changes are not known. */
public final class ChangesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangesUnavailableException() {
        super("The database or the brokers are unavailable, so changes cannot be reported now");
    }
}
