package vn.diemcau.consumer.read;

/** A parameter of a request is unknown or has an invalid value; the message is for the sender. */
public final class InvalidParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter the name of the parameter, or of the field in it, that is at fault
     * @param message what is wrong, and which values are allowed
     */
    public InvalidParameterException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The name of the parameter, or of the field in it, that is at fault. */
    public String parameter() {
        return parameter;
    }
}
