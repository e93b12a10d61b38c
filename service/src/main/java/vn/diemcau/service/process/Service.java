package vn.diemcau.service.process;

import vn.diemcau.service.health.Probes;

/** A service that works until it is asked to stop. */
public interface Service extends AutoCloseable {
    /**
     * Works; returns after {@link #close}. May be called once.
     *
     * @throws RuntimeException if it fails
     */
    void run();

    /** Its health, at any time. */
    Probes probes();

    /** Stops it in an orderly way, from any thread, and waits for that; may be called again. */
    @Override
    void close();
}
