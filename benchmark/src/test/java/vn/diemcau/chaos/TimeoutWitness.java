package vn.diemcau.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * Clients with the longest time-out of the services ({@link Timeouts#LONGEST}). When such a client gives up after something
 * has become unavailable, the outage has lasted longer than every time-out of the services.
 */
final class TimeoutWitness {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String GROUP = "timeout-witness";

    private TimeoutWitness() {}

    /** Waits until a producer gives up looking for a broker that is not running. */
    static void awaitProducerGivesUp(Settings settings) {
        Map<String, Object> properties = settings.kafka();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Timeouts.LONGEST.toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            await().atMost(PATIENCE).until(() -> findsNoBroker(producer));
        }
    }

    /** Waits until a member that has stopped polling has lost its membership; the brokers have to be running. */
    static void awaitMemberIsRemoved(Settings settings, Settled settled) {
        Map<String, Object> properties = settings.kafka();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) Timeouts.LONGEST.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.PROGRESS.name("")));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(POLL);
                return settled.members(GROUP).size() == 1;
            });
            await().atMost(PATIENCE).until(() -> settled.members(GROUP).isEmpty());
        }
    }

    private static boolean findsNoBroker(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.partitionsFor(Topics.PROGRESS.name(""));
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }
}
