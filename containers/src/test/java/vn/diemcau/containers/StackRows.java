package vn.diemcau.containers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.diemcau.serde.AvroDeserializer;

/**
 * All summaries of a stack as rows of text, read from a file of expected ones, from the tables by plain SQL, or from the topics
 * by a plain consumer of generic records.
 */
final class StackRows {
    /** What {@code report} calls a table, with its topic and its table in the database. */
    private enum Source {
        PROVINCES("provinces", "province-summaries", "province_summary"),
        CONFERENCES("conferences", "conference-summaries", "conference_summary"),
        DIRECTIVES("directives", "directive-summaries", "directive_summary"),
        PARTICIPATION("participation", "participation-summaries", "participation_summary"),
        STATUSES("statuses", "directive-statuses", "directive_status");

        private final String name;
        private final String topic;
        private final String table;

        Source(String name, String topic, String table) {
            this.name = name;
            this.topic = topic;
            this.table = table;
        }
    }

    /** What the table has for its readers, and the topic has not. */
    private static final List<String> ADDED_TO_STATUSES = List.of("map", "province_name");

    private static final int MOST_DIFFERENCES = 10;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TreeSet<String> rows = new TreeSet<>();

    private StackRows() {}

    /** Those of a file, as {@code report --format json --detail} prints them. */
    static StackRows inFile(Path file) throws IOException {
        StackRows summaries = new StackRows();
        JsonNode report = MAPPER.readTree(file.toFile());
        for (Source source : Source.values()) {
            report.get(source.name).forEach(row -> summaries.add(source, Row.of(row)));
        }
        return summaries;
    }

    /** Those in the tables now. */
    static StackRows inDatabase(Addresses stack) throws Exception {
        StackRows summaries = new StackRows();
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl(), stack.jdbcUser(), stack.jdbcPassword());
                Statement statement = connection.createStatement()) {
            for (Source source : Source.values()) {
                ResultSet result = statement.executeQuery("select to_jsonb(t) from diemcau." + source.table + " t");
                while (result.next()) {
                    ObjectNode row = (ObjectNode) MAPPER.readTree(result.getString(1));
                    if (source == Source.STATUSES) {
                        row.remove(ADDED_TO_STATUSES);
                    }
                    summaries.add(source, Row.of(row));
                }
            }
        }
        return summaries;
    }

    /** Those in the topics now: the latest of each key, unless it is a tombstone. */
    static StackRows inTopics(Addresses stack) {
        StackRows summaries = new StackRows();
        for (Source source : Source.values()) {
            Map<String, GenericRecord> latest = new HashMap<>();
            try (AvroDeserializer<GenericRecord> values = new AvroDeserializer<>()) {
                values.configure(Map.of("schema.registry.url", stack.schemaRegistry()), false);
                Map<String, Object> properties =
                        Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed");
                try (KafkaConsumer<String, GenericRecord> consumer =
                        new KafkaConsumer<>(properties, new StringDeserializer(), values)) {
                    readAll(consumer, source.topic).forEach(summary -> latest.put(summary.key(), summary.value()));
                }
            }
            latest.values().stream()
                    .filter(summary -> summary != null)
                    .forEach(summary -> summaries.add(source, Row.of(summary)));
        }
        return summaries;
    }

    /** All that a topic has now; as far as it is committed, for a consumer that reads so. */
    static <V> List<ConsumerRecord<String, V>> readAll(KafkaConsumer<String, V> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** What is missing (-) and what should not be there (+), the first few. */
    List<String> differences(StackRows expected) {
        List<String> differences = new ArrayList<>();
        expected.rows.stream().filter(row -> !rows.contains(row)).forEach(row -> differences.add("- " + row));
        rows.stream().filter(row -> !expected.rows.contains(row)).forEach(row -> differences.add("+ " + row));
        return differences.subList(0, Math.min(differences.size(), MOST_DIFFERENCES));
    }

    private void add(Source source, String row) {
        if (!rows.add(source.name + " " + row)) {
            throw new IllegalStateException("twice: " + source.name + " " + row);
        }
    }
}
