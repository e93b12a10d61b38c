package vn.diemcau.streams.core;

/** A record is not an event, or breaks a rule that no producer of the project would break; nothing of it was counted. */
public final class ImpossibleEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImpossibleEventException(String message) {
        super(message);
    }

    /** For a record that cannot be decoded. */
    public ImpossibleEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
