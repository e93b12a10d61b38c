package vn.diemcau.streams.core;

import java.util.concurrent.atomic.AtomicInteger;

/** The part of the heap that all stores of a process may take together, in equal shares; thread-safe. */
public final class HeapShare {
    private final long bytes;
    private final AtomicInteger stores = new AtomicInteger();

    /**
     * For the stores of a process.
     *
     * @param bytes of all of them together, by estimate
     */
    public HeapShare(long bytes) {
        this.bytes = bytes;
    }

    /** A store is opened. */
    public void opened() {
        stores.incrementAndGet();
    }

    /** A store is closed. */
    public void closed() {
        stores.decrementAndGet();
    }

    /** What one store may take. */
    long bytes() {
        return bytes / Math.max(1, stores.get());
    }
}
