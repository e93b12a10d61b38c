package vn.diemcau.consumer.changes;

/** Database or brokers are not there, so that nobody knows what changes. */
public final class ChangesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangesUnavailableException() {
        super("The database or the brokers are unavailable, so changes cannot be reported now");
    }
}
