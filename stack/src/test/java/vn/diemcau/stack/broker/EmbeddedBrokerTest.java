package vn.diemcau.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.stack.host.Loopback;

class EmbeddedBrokerTest {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @TempDir
    Path directory;

    @Test
    void shouldKeepWhatItHasWhenStartedAgainOnOtherPorts() throws Exception {
        // Given
        String before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            before = broker.bootstrapServers();
            create(before);
            send(before, "Nghệ An");
        }

        // When
        String after;
        List<String> kept;
        int free = Loopback.freePort();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, free)) {
            after = broker.bootstrapServers();
            kept = read(after);
        }

        // Then
        assertThat(after).isNotEqualTo(before).endsWith(":" + free);
        assertThat(kept).containsExactly("Nghệ An");
    }

    @Test
    void shouldSayThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedBroker.start(directory, port))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("port " + port + " is in use; choose another with --port");
        }
    }

    private static void create(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String bootstrap, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), "key", value)).get();
        }
    }

    private static List<String> read(String bootstrap) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            return records.records(PARTITION).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
