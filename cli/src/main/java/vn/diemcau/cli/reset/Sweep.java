package vn.diemcau.cli.reset;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.ReliableProducer;
import vn.diemcau.topic.Topics;

/**
 * Removes the summaries that a rebuild has not published again: a key whose records are all older than the reset gets a
 * tombstone.
 *
 * <p>The application may run meanwhile, and may publish such a key for the first time just before its tombstone
 * arrives. So the topics are read on until nothing is left to do, and if a record of the sweep has come after one of
 * the application, the latter is published again. The correct result follows from the topics alone: what the
 * application has published since the reset, otherwise nothing. An interrupted sweep can simply be run again.
 */
public final class Sweep implements AutoCloseable {
    /** The header that distinguishes the sweep's records from the application's. */
    private static final String HEADER = "diemcau.reset";

    private static final byte[] OLD = {};

    private final Cluster cluster;
    private final Map<TopicPartition, Long> resetAt;
    private final LogReader reader;
    private final Map<TopicPartition, Map<Bytes, Latest>> keys = new HashMap<>();

    /** The record of a key; null: a tombstone. */
    private static final class Latest {
        private byte[] byApplication;
        private byte[] last;

        /** The final value is what the application has published since the reset; a tombstone if that is nothing. */
        boolean isRight() {
            return Arrays.equals(byApplication, last);
        }
    }

    /**
     * @param resetAt where the partitions of the summary topics ended at the reset
     * @param patience the longest time without progress
     */
    public Sweep(Cluster cluster, Map<TopicPartition, Long> resetAt, Duration patience) {
        this.cluster = cluster;
        this.resetAt = resetAt;
        this.reader = new LogReader(cluster.settings(), patience);
    }

    /**
     * Reads the summary topics to their present ends.
     *
     * @return how many records are to be written
     */
    public long read() {
        reader.read(cluster.offsets(cluster.partitionsOf(Topics.summaries()), OffsetSpec.latest()), this::take);
        return count(latest -> !latest.isRight());
    }

    /** The keys with a value, as far as was read. */
    long live() {
        return count(latest -> latest.last != null);
    }

    /** Those of them that the application has published since the reset. */
    long rebuilt() {
        return count(latest -> latest.last != null && latest.byApplication != null);
    }

    /** Writes the missing records and reads on until none is missing; returns how many it wrote. */
    public long run() {
        long written = 0;
        for (long left = read(); left > 0; left = read()) {
            write();
            written += left;
        }
        return written;
    }

    /** Writes the missing records, as far as was read. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the failure
    public void write() {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (Producer<byte[], byte[]> producer = ReliableProducer.create(cluster.settings(), Map.of(), Map.of())) {
            keys.forEach((partition, ofPartition) -> ofPartition.forEach((key, latest) -> {
                if (!latest.isRight()) {
                    ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                            partition.topic(), partition.partition(), key.get(), latest.byApplication);
                    message.headers().add(HEADER, new byte[0]);
                    producer.send(message, (written, error) -> failure.compareAndSet(null, error));
                }
            }));
        }
        if (failure.get() != null) {
            throw new CommandException(
                    "The broker does not accept the tombstones: "
                            + failure.get().getMessage(),
                    failure.get());
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        Map<Bytes, Latest> ofPartition = keys.computeIfAbsent(partition, p -> new HashMap<>());
        Latest latest = ofPartition.computeIfAbsent(Bytes.wrap(message.key()), key -> new Latest());
        boolean isOld = message.offset() < resetAt.getOrDefault(partition, 0L);
        if (!isOld && message.headers().lastHeader(HEADER) == null) {
            latest.byApplication = message.value();
        }
        latest.last = isOld && message.value() != null ? OLD : message.value();
    }

    private long count(Predicate<Latest> kind) {
        return keys.values().stream()
                .flatMap(latest -> latest.values().stream())
                .filter(kind)
                .count();
    }
}
