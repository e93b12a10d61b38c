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
    /** Puts a wave into form; called by several threads at once. */
    P encode(Wave wave);

    /**
     * Hands over some records of a wave, in their order; called by one thread.
     *
     * @param from the first place, inclusive
     * @param to the last place, exclusive
     * @throws IOException if it is known that records do not arrive
     */
    void deliver(Wave wave, P encoded, int from, int to) throws IOException;

    /** Takes back the room that a wave took, all of which is delivered. */
    void recycle(P encoded);

    /**
     * Waits until the fate of all records is known.
     *
     * @throws IOException if some did not arrive
     */
    void settle() throws IOException;

    /** Records that have arrived for certain. */
    long arrived();

    /** The highest acknowledged offset of each partition; empty where there are none. */
    Map<TopicPartition, Long> lastOffsets();
}
