package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LastRecords;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StallDetector;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;

class LastRecordsTest {
    private static final TopicPartition NEVER_WRITTEN = new TopicPartition("records", 0);
    private static final TopicPartition ONLY_ABORTED = new TopicPartition("records", 1);
    private static final TopicPartition BEFORE_ABORTED = new TopicPartition("records", 2);
    private static final TopicPartition LAST_OF_SEVERAL = new TopicPartition("records", 3);

    @TempDir
    Path directory;

    @Test
    void shouldFindTheLastRecordBeforeMarkersAndAbortedTransactions() throws Exception {
        // Given
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Cluster cluster = Cluster.connect(settings(broker));
                Producer<String, String> producer = producer(broker);
                Consumer<byte[], byte[]> reader = LogReader.committed(settings(broker))) {
            cluster.admin()
                    .createTopics(List.of(new NewTopic("records", 4, (short) 1)))
                    .all()
                    .get();
            producer.initTransactions();
            transaction(producer, true, BEFORE_ABORTED, 1);
            for (int i = 0; i < 50; i++) {
                transaction(producer, false, BEFORE_ABORTED, 3);
            }
            transaction(producer, false, ONLY_ABORTED, 1);
            transaction(producer, true, LAST_OF_SEVERAL, 2);
            transaction(producer, true, LAST_OF_SEVERAL, 2);

            // When
            Map<TopicPartition, Long> found = new LastRecords(cluster, reader, StallDetector.of(Duration.ofSeconds(30)))
                    .find(List.of(NEVER_WRITTEN, ONLY_ABORTED, BEFORE_ABORTED, LAST_OF_SEVERAL));

            // Then
            assertThat(found).containsOnly(Map.entry(BEFORE_ABORTED, 0L), Map.entry(LAST_OF_SEVERAL, 4L));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // committing the transaction waits for all of it
    private static void transaction(
            Producer<String, String> producer, boolean commit, TopicPartition partition, int records) {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "value"));
        }
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static Producer<String, String> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static Settings settings(EmbeddedBroker broker) {
        return Settings.from(Map.of(Setting.BOOTSTRAP_SERVERS.variable(), broker.bootstrapServers()));
    }
}
