package vn.diemcau.consumer.write;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.DatabaseErrors;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummaryChangeDecoder.RegistryUnreachableException;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * Writes the summary topics into the database. Any number of consumers share the work. The offset of each row's record
 * and the position of each partition are only in the database, so that rows and positions never disagree.
 *
 * <p>A record that cannot become a row goes to the dead letters before the position moves past it, and the rest of its
 * batch is written. While the database, the brokers or the schema registry are unavailable, the consumer waits and
 * remains a member of its group.
 */
public final class SummaryConsumer implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CONFIRM = Duration.ofMinutes(1);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicLogs logs;
    private final Set<String> topics;
    private final SummaryChangeDecoder decoder;
    private final SummaryWriter writer;
    private final DeadLetters deadLetters;
    private final DeadLetterSender sender;
    private final PartitionAssignment assignment;
    private final ConsumerMetrics metrics;
    private final BackOff backOff = new BackOff(System::nanoTime);
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Runnable unbind = () -> {};
    private volatile boolean closed;
    private volatile Optional<String> obstacle = Optional.of("is not running");
    private long confirmedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();

    /**
     * A consumer of the topics and the database of the settings; {@link #run} does the work. Both {@link #close} and a
     * failure of {@link #run} release what it holds, except for the database.
     *
     * @param metrics where it registers what it measures
     */
    public SummaryConsumer(Settings settings, Database database, Metrics metrics) {
        this(settings, database, DeadLetters.of(settings), metrics);
    }

    private SummaryConsumer(Settings settings, Database database, DeadLetters deadLetters, Metrics metrics) {
        this(
                ConsumerClients.consumer(settings),
                ConsumerClients.deadLetterProducer(settings),
                ConsumerClients.descriptions(settings),
                ConsumerClients.deserializers(settings),
                settings.get(Setting.TOPIC_PREFIX),
                deadLetters,
                database,
                metrics.registry());
        unbind = metrics.bind(() -> new KafkaClientMetrics(consumer));
    }

    SummaryConsumer(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> deadLetterProducer,
            TopicLogs.Descriptions descriptions,
            Map<SummaryTable, ? extends Deserializer<? extends IndexedRecord>> deserializers,
            String prefix,
            DeadLetters deadLetters,
            Database database,
            MeterRegistry registry) {
        this.consumer = consumer;
        this.metrics = new ConsumerMetrics(registry);
        this.logs = new TopicLogs(descriptions, consumer);
        this.topics = SummaryTable.byTopic(prefix).keySet();
        this.decoder = new SummaryChangeDecoder(prefix, deserializers);
        this.writer = new SummaryWriter(database.jdbi(), prefix);
        this.deadLetters = deadLetters;
        deadLetters.listen(letter -> metrics.deadLettered());
        this.sender = new DeadLetterSender(deadLetterProducer, Topics.DEAD_LETTERS.name(prefix), deadLetters);
        this.assignment = new PartitionAssignment(consumer, logs, new PartitionLeases(database.jdbi(), prefix));
    }

    /** The group of consumers that share the work. */
    public static String groupId(Settings settings) {
        return settings.get(Setting.APPLICATION_ID) + "-consumer";
    }

    /**
     * Consumes until {@link #close}; may be called once.
     *
     * @throws vn.diemcau.service.deadletters.TooManyDeadLettersException if too many records can't be stored
     * @throws RuntimeException after a permanent error; nothing of the current batch is written then
     */
    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("A consumer runs once");
        }
        try {
            consumer.subscribe(topics, assignment);
            while (!closed) {
                claim();
                write(poll());
                updateHealth();
            }
        } catch (WakeupException e) {
            LOG.debug("Woken up to close");
        } finally {
            obstacle = Optional.of("has ended");
            release();
        }
    }

    /** The records that could not be stored, for those who want to count them. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** The reason why it does not write, in a phrase; empty if it writes. From any thread. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    /** Summaries that were stored and that the brokers have lost, in a phrase; empty if none are. From any thread. */
    public Optional<String> lost() {
        return assignment.lost();
    }

    /** Stops a run, from any thread, and waits until the current batch is written and the group is left. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        if (started.compareAndSet(false, true)) {
            release();
        }
        try {
            if (!ended.await(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn()
                        .addKeyValue("event", "stopping")
                        .addKeyValue("part", "consumer")
                        .addKeyValue("waited", CLOSE)
                        .log("The consumer has not stopped yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claim() {
        if (!backOff.isOver()) {
            return;
        }
        unlessUnavailable(() -> {
            assignment.claim();
            if (System.nanoTime() - confirmedAt >= CONFIRM.toNanos()) {
                assignment.confirm();
                confirmedAt = System.nanoTime();
            }
        });
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (InvalidOffsetException e) {
            LOG.atWarn()
                    .addKeyValue("event", "position-lost")
                    .addKeyValue("partitions", e.partitions())
                    .log("The position is not in the topic; it is looked up again");
            assignment.hold(e.partitions());
            backOff.failed();
            return ConsumerRecords.empty();
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        unlessUnavailable(() -> {
            Batch batch = assignment.batch(records, decoder);
            if (!batch.isEmpty()) {
                long began = System.nanoTime();
                List<SummaryChange> written = writer.write(batch, complete -> sender.send(complete, records));
                metrics.committed(written, Duration.ofNanos(System.nanoTime() - began));
                assignment.advance(batch);
                succeeded();
            }
        });
    }

    private void updateHealth() {
        long now = System.nanoTime();
        obstacle = assignment.obstacle();
        if (obstacle.isPresent()) {
            metrics.waited(now - lookedAt);
        }
        lookedAt = now;
    }

    /**
     * Takes a step; if something is unavailable, or a partition belongs to another consumer now, it starts again later
     * from the positions in the database.
     */
    private void unlessUnavailable(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            boolean passing = e instanceof FencedException
                    || e instanceof RegistryUnreachableException
                    || e instanceof RetriableException
                    || DatabaseErrors.isPassing(e);
            if (!passing || AccessException.of(e).isPresent()) {
                throw e;
            }
            LOG.atLevel(backOff.isFailing() ? Level.DEBUG : Level.WARN)
                    .addKeyValue("event", "waiting")
                    .addKeyValue("for", "the database")
                    .addKeyValue("reason", DatabaseErrors.reason(e))
                    .log("Waiting");
            assignment.holdAll();
            backOff.failed();
        }
    }

    private void succeeded() {
        if (backOff.isFailing()) {
            LOG.atInfo().addKeyValue("event", "resumed").log("Writing again");
            backOff.succeeded();
        }
    }

    private void release() {
        try {
            consumer.close();
            logs.close();
            sender.close();
            unbind.run();
            decoder.close();
        } finally {
            ended.countDown();
        }
    }
}
