package vn.diemcau.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.streams.core.DirtyKey;
import vn.diemcau.streams.core.Outbox;
import vn.diemcau.streams.core.RawStore;
import vn.diemcau.streams.core.SourcePositions;
import vn.diemcau.streams.runtime.StreamsMetrics;
import vn.diemcau.topic.Topic;

/**
 * A stage of the topology: counts each record into its store, and publishes what changed in short intervals, so that a
 * burst of events makes one record of each summary. After all that it has counted is published it tells its progress.
 * RawStore come as bytes and are decoded here, so that what is no record goes to the dead letters as what is no event
 * does, and progress covers both.
 */
abstract class Stage implements Processor<byte[], byte[], String, Object>, StreamsMetrics.TaskState {
    /** Changes that may wait: beyond them a burst is published in between. */
    private static final int MOST_WAITING = 10_000;

    /** How often a task that has nothing to do looks whether a new day has begun; each look costs a commit. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final String name;
    private final String topicPrefix;
    private final Duration publishInterval;
    private final StreamsMetrics metrics;
    private final AppendTimes appended = new AppendTimes();
    private ProcessorContext<String, Object> context;
    private Cancellable ticking;
    private volatile long unpublished;
    private Outbox outbox;
    private SourcePositions positions;
    private DeadLetters deadLetters;
    private String lastProgress;

    Stage(String name, String topicPrefix, Duration publishInterval, StreamsMetrics metrics) {
        this.name = name;
        this.topicPrefix = topicPrefix;
        this.publishInterval = publishInterval;
        this.metrics = metrics;
    }

    @Override
    public final void init(ProcessorContext<String, Object> taskContext) {
        // A task whose transaction was aborted is opened again with the same stage.
        context = taskContext;
        ticking = null;
        lastProgress = null;
        appended.clear();
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        RawStore records = new KeyValueRawStore(store);
        outbox = new Outbox(records);
        positions = new SourcePositions(records);
        deadLetters = DeadLetterHandler.countOf(context.appConfigs());
        open(records, outbox);
        outbox.groupsOnRecord().forEach(this::republish);
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        startTicking();
        metrics.opened(this);
    }

    @Override
    public final void process(Record<byte[], byte[]> message) {
        RecordMetadata origin =
                context.recordMetadata().orElseThrow(() -> new IllegalStateException("A record without origin"));
        positions.counted(origin.topic().substring(topicPrefix.length()), origin.offset());
        startTicking();
        count(origin.topic(), message);
        deadLetters.passed();
        appended.add(message.timestamp());
        unpublished = outbox.size();
        if (unpublished >= MOST_WAITING) {
            publish();
        }
    }

    @Override
    public final void close() {
        metrics.closed(this);
    }

    @Override
    public final String stage() {
        return name;
    }

    @Override
    public final long unpublished() {
        return unpublished;
    }

    /** Opens the ledger of the task. */
    abstract void open(RawStore records, Outbox changes);

    /** Puts all changes of a group into the outbox. */
    abstract void republish(String group);

    /**
     * Decodes, judges and counts a record.
     *
     * @param topic its topic, as the broker names it
     * @throws vn.diemcau.streams.core.ImpossibleEventException if it is bad; the ledger is as before then
     */
    abstract void count(String topic, Record<byte[], byte[]> message);

    /** Does what time brings, before each publication; returns whether nothing is left to do for now. */
    abstract boolean tock();

    /** Publishes a change. */
    abstract void publish(DirtyKey change, Instant now);

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

    /** A summary bears the time at which the oldest event was appended that it is the first to count, if there is one. */
    private void forward(String sink, String key, Object value) {
        context.forward(new Record<>(key, value, appended.oldest(context.currentSystemTimeMs())), sink);
    }

    /**
     * Ticks only while there is something to publish: Streams commits after each punctuation, and so would go through
     * transactions by the thousand for nothing. Aligned to the clock, the tasks of a thread share a commit.
     */
    private void startTicking() {
        if (ticking == null) {
            ticking = context.schedule(Instant.EPOCH, publishInterval, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        }
    }

    private void tick() {
        boolean settled = tock();
        publish();
        tellProgress();
        if (!settled) {
            startTicking();
        } else if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private void tellProgress() {
        SortedMap<String, Long> offsets = positions.offsets();
        String progress = ProgressRecord.json(asOf(), offsets);
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
        appended.drain(time -> metrics.published(name, now.toEpochMilli() - time));
        unpublished = 0;
    }
}
