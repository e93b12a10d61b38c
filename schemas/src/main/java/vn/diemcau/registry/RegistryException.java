package vn.diemcau.registry;

/** A call to the registry that gave no result. */
public final class RegistryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kind of failure, and what is at fault. */
    public enum Failure {
        /** The registry refused: the schema or the id is at fault. */
        REFUSED,
        /** The answer is not that of a registry: a setting is wrong, or a proxy in front of the registry. */
        UNUSABLE,
        /** It refuses a client that has not logged in, or this password or token. */
        UNKNOWN_LOGIN,
        /** The user is known but lacks the right. */
        FORBIDDEN,
        /** The certificates are not trusted, or there is no common encryption. */
        UNTRUSTED,
        /** No answer, or one that says to try again later. */
        UNAVAILABLE
    }

    private final Failure failure;

    RegistryException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    RegistryException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
