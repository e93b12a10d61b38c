package vn.diemcau.registry;

/** A call to the registry that gave no result. */
public final class RegistryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the failure says, and about whom. */
    public enum Failure {
        /** The registry understood and said no: the schema or the id is at fault. */
        REFUSED,
        /** Something answered, but not as a registry does: a setting is at fault, or what stands before the registry. */
        UNUSABLE,
        /** It refuses a client that has not logged in, or this password or token. */
        UNKNOWN_LOGIN,
        /** It knows who asks, who may not do that. */
        FORBIDDEN,
        /** The two do not trust each other's certificates, or find no common way of encryption. */
        UNTRUSTED,
        /** No answer, or one that says to come back later. */
        AWAY
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
