package vn.diemcau.cli.deadletters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.service.kafka.CommittedReader;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;

/** Reads the original records of dead letters that were truncated. */
final class Originals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    /** Created for the first original: letters are seldom truncated. */
    private Consumer<byte[], byte[]> consumer;

    Originals(Settings settings) {
        this.settings = settings;
    }

    /** The original of a truncated letter; empty if the topic no longer has it. */
    Optional<ConsumerRecord<byte[], byte[]>> of(Letter letter) {
        DeadLetter about = letter.about().orElseThrow();
        TopicPartition partition = new TopicPartition(about.topic(), about.partition());
        Consumer<byte[], byte[]> reader = consumer();
        reader.assign(List.of(partition));
        if (about.offset() < reader.beginningOffsets(List.of(partition)).get(partition)
                || about.offset() >= reader.endOffsets(List.of(partition)).get(partition)) {
            return Optional.empty();
        }
        reader.seek(partition, about.offset());
        return reader.poll(PATIENCE).records(partition).stream()
                .findFirst()
                .filter(record -> record.offset() == about.offset())
                .filter(record -> DeadLetter.isOriginal(letter.headers(), record.key(), record.value()));
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = CommittedReader.create(settings, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
        }
        return consumer;
    }
}
