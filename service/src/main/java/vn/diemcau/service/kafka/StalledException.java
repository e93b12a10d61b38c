package vn.diemcau.service.kafka;

/** Somebody waited for what no longer moves; the message says for what, and is for the person who waits. */
public final class StalledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalledException(String message) {
        super(message);
    }
}
