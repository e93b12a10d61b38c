package vn.diemcau.benchmark;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.parts.PartMain;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/**
 * A sink as most write it: each record a row of a JDBC batch, upserted, one transaction for what a poll gives, the
 * positions committed afterwards (at least once). The driver joins the rows of a batch to statements of many rows.
 * Settings as those of the consumer.
 */
final class JdbcBatchMain {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings = Settings.from(System.getenv());
    private final Map<String, SummaryTable> tables = SummaryTable.byTopic("");
    private final Map<String, Deserializer<? extends IndexedRecord>> deserializers = new HashMap<>();

    private JdbcBatchMain() {
        tables.forEach((topic, table) -> deserializers.put(
                topic,
                AvroCodecs.deserializer(
                        settings.get(Setting.DESERIALIZER), table.topic().valueType(), settings.registry())));
    }

    public static void main(String[] arguments) throws SQLException {
        PartMain.begin();
        new JdbcBatchMain().run();
    }

    private void run() throws SQLException {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        Properties login = new Properties();
        login.put("user", settings.get(Setting.JDBC_USER));
        login.put("password", settings.get(Setting.JDBC_PASSWORD));
        login.put("reWriteBatchedInserts", "true");
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection connection = DriverManager.getConnection(settings.get(Setting.JDBC_URL), login)) {
            connection.setAutoCommit(false);
            consumer.subscribe(
                    Topics.summaries().stream().map(topic -> topic.name("")).toList());
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    for (SummaryTable table : SummaryTable.values()) {
                        write(connection, table, records.records(table.topic().name("")));
                    }
                    connection.commit();
                    consumer.commitSync();
                }
            }
        }
    }

    /** A batch that is rewritten to one statement must not have a row twice, so only the last record of a key goes in. */
    private void write(Connection connection, SummaryTable table, Iterable<ConsumerRecord<byte[], byte[]>> records)
            throws SQLException {
        Map<String, ConsumerRecord<byte[], byte[]>> latest = new HashMap<>();
        records.forEach(message -> latest.put(new String(message.key(), StandardCharsets.UTF_8), message));
        try (PreparedStatement upsert = connection.prepareStatement(upsert(table));
                PreparedStatement delete = connection.prepareStatement(delete(table))) {
            for (Map.Entry<String, ConsumerRecord<byte[], byte[]>> each : latest.entrySet()) {
                if (each.getValue().value() == null) {
                    List<String> key = RecordKey.parts(each.getKey());
                    for (int part = 0; part < key.size(); part++) {
                        delete.setString(part + 1, key.get(part));
                    }
                    delete.addBatch();
                } else {
                    bind(upsert, table, each.getValue());
                    upsert.addBatch();
                }
            }
            delete.executeBatch();
            upsert.executeBatch();
        }
    }

    private void bind(PreparedStatement upsert, SummaryTable table, ConsumerRecord<byte[], byte[]> message)
            throws SQLException {
        IndexedRecord summary =
                deserializers.get(message.topic()).deserialize(message.topic(), message.headers(), message.value());
        int index = 1;
        for (Column column : table.columns()) {
            Object value = summary.get(column.position());
            Object sql = value == null ? null : column.type().toSql(value);
            if (sql == null || sql instanceof String) {
                // The database knows the type of the column, and takes the text for it.
                upsert.setObject(index++, sql, Types.OTHER);
            } else {
                upsert.setObject(index++, sql);
            }
        }
        upsert.setString(index++, message.topic());
        upsert.setInt(index++, message.partition());
        upsert.setLong(index, message.offset());
    }

    private static String upsert(SummaryTable table) {
        String columns = table.columns().stream().map(Column::quoted).collect(joining(", "));
        String places = String.join(", ", Collections.nCopies(table.columns().size() + 3, "?"));
        List<Column> key = table.key();
        String assignments = table.columns().stream()
                .filter(column -> !key.contains(column))
                .map(column -> column.quoted() + " = excluded." + column.quoted())
                .collect(joining(", "));
        return "insert into " + table.tableName() + " (" + columns
                + ", kafka_topic, kafka_partition, kafka_offset, replay) values (" + places + ", 0) on conflict ("
                + key.stream().map(Column::quoted).collect(joining(", ")) + ") do update set " + assignments
                + ", kafka_topic = excluded.kafka_topic, kafka_partition = excluded.kafka_partition,"
                + " kafka_offset = excluded.kafka_offset";
    }

    private static String delete(SummaryTable table) {
        return "delete from " + table.tableName() + " where "
                + table.key().stream().map(column -> column.quoted() + " = ?").collect(joining(" and "));
    }
}
