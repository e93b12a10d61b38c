import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import vn.diemcau.serde.AvroSerde;
import vn.diemcau.summary.ProvinceSummary;

/**
 * How many conferences each unit of today attended in all: a GlobalKTable of the topic province-summaries, with Kafka
 * Streams. A global table is complete as soon as the application runs: every instance has every row, and continues updating.
 *
 * <p>Arguments: bootstrap servers, URL of the schema registry, prefix of the topics (may be left out).
 */
public final class AttendanceTable {
    public static void main(String[] arguments) throws Exception {
        AvroSerde<ProvinceSummary> values = new AvroSerde<>();
        values.configure(Map.of("schema.registry.url", arguments[1], "specific.avro.reader", true), false);
        StreamsBuilder builder = new StreamsBuilder();
        builder.globalTable(
                (arguments.length > 2 ? arguments[2] : "") + "province-summaries",
                Consumed.with(Serdes.String(), values),
                Materialized.as("provinces"));
        Path state = Files.createTempDirectory("attendance-table");
        Properties properties = new Properties();
        properties.put("application.id", "attendance-table");
        properties.put("bootstrap.servers", arguments[0]);
        properties.put("state.dir", state.toString());
        CountDownLatch running = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties)) {
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    running.countDown();
                }
            });
            streams.start();
            running.await();
            print(streams.store(
                    StoreQueryParameters.fromNameAndType("provinces", QueryableStoreTypes.keyValueStore())));
            streams.close();
            streams.cleanUp();
        }
    }

    private static void print(ReadOnlyKeyValueStore<String, ProvinceSummary> provinces) {
        Map<String, String> lines = new TreeMap<>();
        try (KeyValueIterator<String, ProvinceSummary> all = provinces.all()) {
            while (all.hasNext()) {
                KeyValue<String, ProvinceSummary> row = all.next();
                if (row.value.getMap().equals("34") && row.value.getPeriod().equals("ALL")) {
                    lines.put(row.key, row.value.getProvinceName() + "\t" + row.value.getConferencesAttended());
                }
            }
        }
        lines.forEach((key, line) -> System.out.println(key + "\t" + line));
    }
}
