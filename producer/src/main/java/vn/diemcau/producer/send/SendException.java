package vn.diemcau.producer.send;

/** Sending failed; the message says what failed and what to do. */
public class SendException extends Exception {
    private static final long serialVersionUID = 1L;

    public SendException(String message) {
        super(message);
    }

    public SendException(String message, Throwable cause) {
        super(message, cause);
    }
}
