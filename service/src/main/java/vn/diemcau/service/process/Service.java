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

    /** What can be asked about its health, at any time. */
    Probes probes();

    /** Ends its work in good order, from any thread, and waits until it has; may be called again. */
    @Override
    void close();
}
