package vn.diemcau.producer.files;

import java.util.Optional;
import vn.diemcau.producer.send.SendException;

/** An ingest failed; the message says at what, how far it got and what to do. */
public final class IngestException extends SendException {
    private static final long serialVersionUID = 1L;

    private final transient IngestResult soFar;

    public IngestException(String message) {
        this(message, null, null);
    }

    public IngestException(String message, IngestResult soFar, Throwable cause) {
        super(message, cause);
        this.soFar = soFar;
    }

    /** What was done before it failed; empty where nothing was read. */
    public Optional<IngestResult> soFar() {
        return Optional.ofNullable(soFar);
    }
}
