package vn.diemcau.producer.files;

import java.io.IOException;

/** An archive is complete, but has a form that is not supported; the message says which, and what to do. */
final class UnreadableArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
