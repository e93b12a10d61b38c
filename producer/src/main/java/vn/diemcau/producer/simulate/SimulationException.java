package vn.diemcau.producer.simulate;

import java.util.Optional;

/** A simulation failed or was interrupted; the message says at what and what to do. */
public final class SimulationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SimulationResult soFar;

    SimulationException(String message, Throwable cause) {
        this(message, null, cause);
    }

    SimulationException(String message, SimulationResult soFar, Throwable cause) {
        super(message, cause);
        this.soFar = soFar;
    }

    /** What was done before it failed; empty where nothing was begun. */
    public Optional<SimulationResult> soFar() {
        return Optional.ofNullable(soFar);
    }
}
