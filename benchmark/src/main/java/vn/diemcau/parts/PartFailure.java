package vn.diemcau.parts;

/** A part of the system under test did not do what it should, or could not be tested. */
public final class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailure(String message) {
        super(message);
    }
}
