package vn.diemcau.cli.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * Records of event topics as bytes, by their conferences: of all of them, or of a sample of those that are there. The
 * sample is drawn while the records are read: it has the conferences of the lowest ranks so far, and one that has once
 * fallen out of it never comes back, so that it has all records of those that it has in the end.
 */
final class ConferenceEvents {
    private final int most;
    private final TreeSet<Bytes> ranked;
    private final Map<Bytes, List<Waiting>> conferences = new HashMap<>();
    private final Map<TopicPartition, Long> last = new HashMap<>();

    /** A record as it waits for the others of its conference. */
    record Waiting(TopicPartition partition, byte[] value) {}

    private ConferenceEvents(int most, ToLongFunction<Bytes> rank) {
        this.most = most;
        this.ranked = new TreeSet<>(Comparator.comparingLong(rank).thenComparing(Comparator.naturalOrder()));
    }

    /** Those of all conferences. */
    static ConferenceEvents ofAll() {
        return new ConferenceEvents(Integer.MAX_VALUE, key -> 0);
    }

    /** Those of some conferences, others for each seed. */
    static ConferenceEvents ofSample(int conferences, long seed) {
        return new ConferenceEvents(conferences, key -> mixed((key.hashCode() * 0x9E3779B97F4A7C15L) ^ seed));
    }

    /** Takes a record, if its conference is one of those. */
    void add(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        last.put(partition, message.offset());
        Bytes key = key(message);
        if (isIn(key)) {
            conferences.computeIfAbsent(key, any -> new ArrayList<>()).add(new Waiting(partition, message.value()));
        }
    }

    /** The conference of a record: its key, which a record that is no event may lack. */
    static Bytes key(ConsumerRecord<byte[], byte[]> message) {
        return Bytes.wrap(message.key() == null ? new byte[0] : message.key());
    }

    /** The conferences that it has, by their keys on the topics. */
    Map<Bytes, List<Waiting>> conferences() {
        return conferences;
    }

    Set<Bytes> keys() {
        return conferences.keySet();
    }

    /** The offset of the last record of each partition, whatever its conference. */
    Map<TopicPartition, Long> last() {
        return last;
    }

    private boolean isIn(Bytes key) {
        if (most == Integer.MAX_VALUE) {
            return true;
        }
        ranked.add(key);
        if (ranked.size() > most) {
            conferences.remove(ranked.pollLast());
        }
        return ranked.contains(key);
    }

    /** Spreads the bits of a number over all of them (the finalizer of SplitMix64). */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
