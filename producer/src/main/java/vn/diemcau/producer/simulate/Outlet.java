package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the records of a simulation go.
 *
 * @param <P> a wave in the form that goes there
 */
interface Outlet<P> {
    /** Converts a wave to its form; called by several threads at once. */
    P encode(Wave wave);

    /**
     * Hands over some records of a wave, in their order; called by one thread.
     *
     * @param from the first place, inclusive
     * @param to the last place, exclusive
     * @throws IOException if it is known that records do not arrive
     */
    void deliver(Wave wave, P encoded, int from, int to) throws IOException;

    /** Releases the memory of a wave that is delivered. */
    void recycle(P encoded);

    /**
     * Waits until the results of all records are known.
     *
     * @throws IOException if some did not arrive
     */
    void settle() throws IOException;

    /** Records that have arrived for certain. */
    long arrived();

    /** The highest acknowledged offset of each partition; empty where there are none. */
    Map<TopicPartition, Long> lastOffsets();
}
