package vn.diemcau.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.diemcau.service.DeadLetters;
import vn.diemcau.streams.core.Change;
import vn.diemcau.streams.core.Outbox;
import vn.diemcau.streams.core.Positions;
import vn.diemcau.streams.core.Records;
import vn.diemcau.topic.Topic;

/**
 * A stage of the topology: counts each record into its store, and publishes what changed in short intervals, so that a
 * burst of events makes one record of each summary. After all that it has counted is published it tells its progress.
 * Records come as bytes and are decoded here, so that what is no record goes to the dead letters as what is no event
 * does, and progress covers both.
 */
abstract class Stage implements Processor<byte[], byte[], String, Object> {
    /** Changes that may wait: beyond them a burst is published in between. */
    private static final int MOST_WAITING = 10_000;

    private final String name;
    private final String topicPrefix;
    private final Duration publishInterval;
    private ProcessorContext<String, Object> context;
    private Outbox outbox;
    private Positions positions;
    private DeadLetters deadLetters;
    private String lastProgress;

    Stage(String name, String topicPrefix, Duration publishInterval) {
        this.name = name;
        this.topicPrefix = topicPrefix;
        this.publishInterval = publishInterval;
    }

    @Override
    public final void init(ProcessorContext<String, Object> taskContext) {
        context = taskContext;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        Records records = new StoreRecords(store);
        outbox = new Outbox(records);
        positions = new Positions(records);
        deadLetters = DeadLetterHandler.countOf(context.appConfigs());
        open(records, outbox);
        outbox.groupsOnRecord().forEach(this::republish);
        context.schedule(publishInterval, PunctuationType.WALL_CLOCK_TIME, now -> tick());
    }

    @Override
    public final void process(Record<byte[], byte[]> message) {
        RecordMetadata origin =
                context.recordMetadata().orElseThrow(() -> new IllegalStateException("A record without origin"));
        positions.counted(origin.topic().substring(topicPrefix.length()), origin.offset());
        count(origin.topic(), message);
        deadLetters.passed();
        if (outbox.size() >= MOST_WAITING) {
            publish();
        }
    }

    /** Opens the ledger of the task. */
    abstract void open(Records records, Outbox unpublished);

    /** Puts all changes of a group into the outbox. */
    abstract void republish(String group);

    /**
     * Decodes, judges and counts a record.
     *
     * @param topic its topic, as the broker names it
     * @throws vn.diemcau.streams.core.ImpossibleEventException if it is bad; the ledger is as before then
     */
    abstract void count(String topic, Record<byte[], byte[]> message);

    /** Does what time brings; before each publication. */
    abstract void tock();

    /** Publishes a change. */
    abstract void publish(Change change, Instant now);

    /** The day at which the stage stands; null where it has none. */
    abstract LocalDate asOf();

    final Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    final int partition() {
        return context.taskId().partition();
    }

    final void forward(Topic<?> topic, String key, Object value) {
        forward(DiemcauTopology.sink(topic), key, value);
    }

    private void forward(String sink, String key, Object value) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }

    private void tick() {
        tock();
        publish();
        SortedMap<String, Long> offsets = positions.offsets();
        String progress = Progress.json(asOf(), offsets);
        if (!progress.equals(lastProgress)) {
            forward(
                    DiemcauTopology.progressSink(name),
                    name + "/" + partition(),
                    progress.getBytes(StandardCharsets.UTF_8));
            lastProgress = progress;
        }
    }

    private void publish() {
        Instant now = now();
        outbox.drain(change -> publish(change, now));
    }
}
