package vn.diemcau.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.streams.core.HeapShare;
import vn.diemcau.streams.core.Ledger;
import vn.diemcau.streams.core.StateStore;
import vn.diemcau.streams.core.TaskState;
import vn.diemcau.topic.CloudEventHeaders;
import vn.diemcau.topic.TaskProgress;

/**
 * A stage of the topology: enters each record into its ledger; it asks for commits in short intervals while there is
 * something to publish, and before each commit it publishes what has changed, reports its progress and writes its
 * state. So a burst of events gives one record for each summary, and everything that is committed is published. Records
 * come as bytes and are decoded here, so that undecodable records become dead letters like invalid events, and progress
 * covers both.
 */
final class Stage<L extends Ledger> implements Processor<byte[], byte[], String, Object>, StreamsMetrics.TaskState {
    /** The most changes that may wait; a larger burst is published in several parts. */
    private static final int MOST_WAITING = 20_000;

    /** A stage that is so far behind the appended events commits less often: its records are late anyway. */
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private static final Duration INTERVAL_WHEN_BEHIND = Duration.ofSeconds(1);

    /**
     * The most due directives that one interval counts when a new day begins: many are due on the last day of a year.
     */
    private static final int MOST_STEPS = 100;

    private static final CloudEventHeaders SUMMARY_HEADERS = CloudEventHeaders.from("streams");

    private final StageLogic<L> logic;
    private final String topicPrefix;
    private final Ticks ticks;
    private final Function<Instant, LocalDate> calendar;
    private final HeapShare heap;
    private final StreamsMetrics metrics;
    private final AppendTimes appended = new AppendTimes();
    private final Set<String> begun = new HashSet<>();
    private ProcessorContext<String, Object> context;
    private DeadLetters deadLetters;
    private StateStore store;
    private TaskState task;
    private L ledger;
    private String lastProgress;
    private boolean worked;
    private long committedAt;
    private long tickedAt;
    private long restsUntil;
    private volatile long unpublished;
    private volatile long waiting;
    private volatile LocalDate day;

    /**
     * When a stage asks for commits.
     *
     * @param interval how long changes of summaries are gathered
     * @param offset of the first tick from the epoch: the tasks of a thread share a commit, and the second stage counts
     *     what the first has committed half an interval before
     */
    record Ticks(Duration interval, Duration offset) {}

    Stage(
            StageLogic<L> logic,
            String topicPrefix,
            Ticks ticks,
            Function<Instant, LocalDate> calendar,
            HeapShare heap,
            StreamsMetrics metrics) {
        this.logic = logic;
        this.topicPrefix = topicPrefix;
        this.ticks = ticks;
        this.calendar = calendar;
        this.heap = heap;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> taskContext) {
        // A task whose transaction was aborted is opened again with the same stage.
        context = taskContext;
        lastProgress = null;
        begun.clear();
        appended.clear();
        deadLetters = DeadLetterHandler.countOf(context.appConfigs());
        WriteBehindStore records = context.getStateStore(logic.name());
        store = new StateStore(new KeyValueRawStore(records.wrapped()), heap);
        task = new TaskState(store);
        ledger = logic.opening().open(store, partition(), calendar.apply(now()));
        records.beforeCommit(this::commit);
        context.schedule(
                Instant.EPOCH.plus(ticks.offset()), ticks.interval(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
        worked = true;
        tickedAt = context.currentSystemTimeMs();
        restsUntil = 0;
        showState();
        heap.opened();
        metrics.opened(this);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        RecordMetadata origin =
                context.recordMetadata().orElseThrow(() -> new IllegalStateException("A record without origin"));
        worked = true;
        String topic = origin.topic().substring(topicPrefix.length());
        if (begun.add(topic)) {
            begin(topic, origin);
        }
        task.counted(topic, origin.offset());
        logic.intake().enter(ledger, origin.topic(), origin.partition(), message);
        deadLetters.passed();
        appended.add(message.timestamp());
        unpublished = ledger.unpublished();
        if (unpublished >= MOST_WAITING || store.isFull()) {
            publish();
            store.trim();
        }
    }

    @Override
    public void close() {
        heap.closed();
        metrics.closed(this);
    }

    @Override
    public String stage() {
        return logic.name();
    }

    @Override
    public long unpublished() {
        return unpublished;
    }

    @Override
    public long waiting() {
        return waiting;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    /** The first record of a topic since the task was opened has to follow the last that its state has counted. */
    private void begin(String topic, RecordMetadata origin) {
        long expected = task.offsets().getOrDefault(topic, -1L) + 1;
        if (origin.offset() > expected) {
            metrics.skipped(new Gap(
                    logic.name(), new TopicPartition(origin.topic(), origin.partition()), expected, origin.offset()));
        }
    }

    /** Sends nothing: where a punctuator fails, Streams may commit what was sent before (docs/RATIONALE.md). */
    private void tick() {
        LocalDate today = calendar.apply(now());
        if (ledger.today() != null && ledger.today().isBefore(today)) {
            ledger.advance(today, MOST_STEPS);
            worked = true;
        }
        boolean isDue = isDue(context.currentSystemTimeMs());
        if (worked && isDue) {
            context.commit();
        }
    }

    /**
     * Whether it is time for a commit. Late ticks mean that the thread was busy, usually with a commit on a slow
     * broker; the stage then counts for as long before the next commit, so that commits do not take all of its time.
     */
    private boolean isDue(long now) {
        long gap = now - tickedAt;
        tickedAt = now;
        if (gap > 2 * ticks.interval().toMillis()) {
            restsUntil = now + Math.min(gap, INTERVAL_WHEN_BEHIND.toMillis());
        }
        boolean isBehind = appended.oldest(now) < now - BEHIND.toMillis();
        return now >= restsUntil && (!isBehind || now - committedAt >= INTERVAL_WHEN_BEHIND.toMillis());
    }

    /** Does everything that must be in the transaction that is about to be committed. */
    private void commit() {
        committedAt = context.currentSystemTimeMs();
        if (worked) {
            publish();
            tellProgress();
            task.flush();
            store.trim();
            showState();
            worked = false;
        }
    }

    private void publish() {
        Instant now = now();
        ledger.publish(
                (topic, key, value) ->
                        forward(DiemcauTopology.sink(topic), key, value, SUMMARY_HEADERS.ofSummary(topic, key, now)),
                now);
        appended.drain(time -> metrics.published(logic.name(), now.toEpochMilli() - time));
        unpublished = 0;
    }

    private void tellProgress() {
        String progress = new TaskProgress(ledger.today(), task.offsets(), ledger.waiting()).json();
        if (!progress.equals(lastProgress)) {
            forward(
                    DiemcauTopology.progressSink(logic.name()),
                    TaskProgress.key(logic.name(), partition()),
                    progress.getBytes(StandardCharsets.UTF_8),
                    new RecordHeaders());
            lastProgress = progress;
        }
    }

    /** The timestamp of a summary is that of the oldest event which it is the first to count, if there is one. */
    private void forward(String sink, String key, Object value, Headers headers) {
        context.forward(new Record<>(key, value, appended.oldest(context.currentSystemTimeMs()), headers), sink);
    }

    /** Copies for other threads; the ledger itself belongs to the thread of the task. */
    private void showState() {
        waiting = ledger.waiting();
        day = ledger.today();
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private int partition() {
        return context.taskId().partition();
    }
}
