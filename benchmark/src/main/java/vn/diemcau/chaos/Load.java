package vn.diemcau.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Sends events at a steady rate until it is asked to finish, one in twelve of them again later, and poison among them.
 * It knows what was sent and what the broker acknowledged; a broker that is unavailable is waited for without an end,
 * and an event that a broker in trouble has refused is sent again.
 */
final class Load implements AutoCloseable {
    private static final double DUPLICATES = 0.08;
    private static final int REMEMBERED = 5000;

    private final double poisonShare;
    private final int perSecond;
    private final Random random;
    private final EventSource events;
    private final Serializer<Object> serializer;
    private final Producer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::run, "load");
    private final Sent sent = new Sent();
    private final Queue<SpecificRecord> refused = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean finishing;

    /**
     * A load that is yet to be started.
     *
     * @param perSecond records
     * @param poisonShare of all records, 0 to 1
     */
    Load(Settings settings, long seed, int perSecond, double poisonShare) {
        this.perSecond = perSecond;
        this.poisonShare = poisonShare;
        this.random = new Random(seed);
        this.events = new EventSource(seed);
        this.serializer = AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    /** Stops sending, waits until all is acknowledged, and throws if anything was not. */
    void finish() {
        finishing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
        if (failure.get() != null) {
            throw new PartFailure("The load failed: " + failure.get());
        }
    }

    /** Whether there is more to come. */
    boolean isUnfinished() {
        return thread.isAlive() && !finishing;
    }

    /** What was sent so far. */
    Sent sent() {
        return sent;
    }

    @Override
    public void close() {
        finishing = true;
        thread.interrupt();
        producer.close(Duration.ZERO);
    }

    private void run() {
        try {
            long start = System.nanoTime();
            for (long n = 0; !finishing; n++) {
                LockSupport.parkNanos(start + n * 1_000_000_000L / perSecond - System.nanoTime());
                sendSomething();
                sendRefused();
            }
            sendUntilAllIsAcknowledged();
            endEachPartition();
            sendUntilAllIsAcknowledged();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void sendSomething() {
        double dice = random.nextDouble();
        if (dice < poisonShare) {
            sendPoison(Poison.values()[random.nextInt(Poison.values().length)]);
        } else if (dice < poisonShare + DUPLICATES && !sent.facts().isEmpty()) {
            send(sent.again(1 + random.nextInt(Math.min(sent.facts().size(), REMEMBERED))));
        } else {
            sendNew(events.next());
        }
    }

    /** With an event that is not poison: positions are told in terms of those. */
    private void endEachPartition() {
        int partitions = Topics.events().size() * ChaosCluster.PARTITIONS;
        Set<TopicPartition> ended = new HashSet<>();
        for (int conference = 0; ended.size() < partitions; conference++) {
            SpecificRecord event = events.next(conference % 100);
            int partition = Poison.partitionOf(key(event), ChaosCluster.PARTITIONS);
            ended.add(new TopicPartition(topic(event).name(), partition));
            sendNew(event);
        }
    }

    private void sendUntilAllIsAcknowledged() {
        do {
            sendRefused();
            producer.flush();
        } while (!refused.isEmpty() && !Thread.currentThread().isInterrupted());
    }

    private void sendRefused() {
        for (SpecificRecord event = refused.poll(); event != null; event = refused.poll()) {
            send(event);
        }
    }

    private void sendNew(SpecificRecord event) {
        sent.fact(event);
        send(event);
    }

    private void send(SpecificRecord event) {
        String topic = topic(event).name();
        byte[] value = serializer.serialize(topic, event);
        send(new ProducerRecord<>(topic, key(event), value), null, error -> refused.add(event));
    }

    private void sendPoison(Poison kind) {
        send(
                kind.make(events, serializer, ChaosCluster.PARTITIONS, random),
                kind,
                error -> failure.compareAndSet(null, error));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void send(ProducerRecord<byte[], byte[]> message, Poison kind, Consumer<Exception> ifRefused) {
        producer.send(message, (metadata, error) -> {
            if (error == null) {
                sent.acknowledge(message, metadata, kind);
            } else {
                ifRefused.accept(error);
            }
        });
    }

    private static byte[] key(SpecificRecord event) {
        return ((String) event.get(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static Topic<?> topic(SpecificRecord event) {
        if (event instanceof ConferenceEvent) {
            return Topics.CONFERENCE_EVENTS;
        }
        return event instanceof DirectiveEvent ? Topics.DIRECTIVE_EVENTS : Topics.SPEECH_EVENTS;
    }
}
