package vn.diemcau.streams.core;

/** An event breaks a rule of the contract that no producer of the project would break; nothing of it was counted. */
public final class ImpossibleEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImpossibleEventException(String message) {
        super(message);
    }
}
