package vn.diemcau.streams.topology;

/**
 * Whether the transaction of the present thread of Kafka Streams is undecided. The tasks of a thread share a producer, so
 * they have one transaction at a time, and what they wrote in it may go into their local state once it is committed. Until
 * the next one is committed, one that was aborted counts as undecided: what was written in it has to be dropped.
 */
public final class ThreadTransaction {
    private static final ThreadLocal<Boolean> UNDECIDED = ThreadLocal.withInitial(() -> false);

    private ThreadTransaction() {}

    /** One begins; the producer calls this, on the thread. */
    public static void begun() {
        UNDECIDED.set(true);
    }

    /** It is committed; the producer calls this, on the thread. */
    public static void committed() {
        UNDECIDED.set(false);
    }

    static boolean isUndecided() {
        return UNDECIDED.get();
    }
}
