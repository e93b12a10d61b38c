package vn.diemcau.chaos;

/** The system under test did not do what it should, or could not be tested. */
final class ChaosFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChaosFailure(String message) {
        super(message);
    }
}
