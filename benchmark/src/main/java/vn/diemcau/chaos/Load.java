package vn.diemcau.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.producer.simulate.Arrival;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * Sends what the simulator makes at a steady rate until it is asked to finish: events, some of them again, and poison. It
 * knows what was sent and what the broker acknowledged; a broker that is unavailable is waited for without an end,
 * and an event that a broker in trouble has refused is sent again.
 */
final class Load implements AutoCloseable {
    /** Of all poison. */
    private static final double GARBAGE_SUMMARIES = 0.1;

    private static final byte[] GARBAGE_KEY = "garbage".getBytes(StandardCharsets.UTF_8);

    /** Of all events. */
    private static final double HELD_BACK = 0.02;

    private static final int MOST_LATE = 200;

    private final double poisonShare;
    private final int perSecond;
    private final Random random;
    private final EndlessEvents events;
    private final List<Arrival> late = new ArrayList<>();
    private final Producer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::run, "load");
    private final Sent sent = new Sent();
    private final Queue<ProducerRecord<byte[], byte[]>> refused = new ConcurrentLinkedQueue<>();
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
        this.events = new EndlessEvents(
                seed, poisonShare, AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry()));
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
            late.forEach(this::send);
            sendUntilAllIsAcknowledged();
            endEachPartition();
            sendUntilAllIsAcknowledged();
        } catch (RuntimeException | InterruptedException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void sendSomething() throws InterruptedException {
        if (random.nextDouble() < poisonShare * GARBAGE_SUMMARIES) {
            send(garbageSummary(), Optional.of(Sent.GARBAGE_SUMMARY));
        } else {
            send(nextOrLate());
        }
    }

    /** Some events are held back, so that now and then one comes of a conference that is long past. */
    private Arrival nextOrLate() throws InterruptedException {
        Arrival next = events.next();
        while (next.poison().isEmpty() && random.nextDouble() < HELD_BACK) {
            late.add(next);
            next = late.size() > MOST_LATE ? late.remove(random.nextInt(late.size())) : events.next();
        }
        return next;
    }

    /** With a new event, which is not poison, because positions name valid events only. */
    private void endEachPartition() throws InterruptedException {
        int partitions = Topics.events().size() * ChaosCluster.PARTITIONS;
        Set<TopicPartition> ended = new HashSet<>();
        while (ended.size() < partitions) {
            Arrival next = events.next();
            if (next.poison().isEmpty() && !sent.has(next.event())) {
                int partition = KeyPartition.of(next.message().key(), ChaosCluster.PARTITIONS);
                ended.add(new TopicPartition(next.message().topic(), partition));
                send(next);
            }
        }
    }

    private void sendUntilAllIsAcknowledged() {
        do {
            sendRefused();
            producer.flush();
        } while (!refused.isEmpty() && !Thread.currentThread().isInterrupted());
    }

    private void sendRefused() {
        for (ProducerRecord<byte[], byte[]> event = refused.poll(); event != null; event = refused.poll()) {
            send(event, Optional.empty());
        }
    }

    private void send(Arrival arrival) {
        if (arrival.poison().isEmpty()) {
            sent.event(arrival.event());
        }
        send(arrival.message(), arrival.poison());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the result
    private void send(ProducerRecord<byte[], byte[]> message, Optional<String> poison) {
        producer.send(message, (metadata, error) -> {
            if (error == null) {
                sent.acknowledge(message, metadata, poison);
            } else if (poison.isEmpty()) {
                refused.add(message);
            } else {
                failure.compareAndSet(null, error);
            }
        });
    }

    private ProducerRecord<byte[], byte[]> garbageSummary() {
        String topic = Topics.summaries()
                .get(random.nextInt(Topics.summaries().size()))
                .name();
        byte[] value = new byte[1 + random.nextInt(60)];
        random.nextBytes(value);
        // no magic byte
        value[0] = (byte) (1 + random.nextInt(127));
        return new ProducerRecord<>(topic, random.nextInt(ChaosCluster.PARTITIONS), GARBAGE_KEY, value);
    }
}
