package vn.diemcau.producer.files;

import java.io.IOException;

/** An archive is whole, but was made in a way that is not read here; the message says how, and what to do. */
final class UnreadableArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
