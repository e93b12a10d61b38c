package vn.diemcau.benchmark.flink;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import vn.diemcau.parts.PartMain;
import vn.diemcau.parts.Versions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Counts the provinces with Flink on a cluster in this process: {@code hashmap|rocksdb PARALLELISM}; settings as those of streams. */
public final class FlinkMain {
    private FlinkMain() {}

    public static void main(String[] arguments) throws Exception {
        PartMain.begin();
        Versions.announce("flink", EnvironmentInformation.getVersion());
        Settings settings = Settings.from(System.getenv());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(
                Integer.parseInt(arguments[1]), configuration(arguments[0], settings));
        environment
                .fromSource(source(settings), WatermarkStrategy.noWatermarks(), "events", RawEvents.TYPE)
                .keyBy((Tuple3<String, Byte, byte[]> event) -> event.f0, Types.STRING)
                .transform(
                        "ledger",
                        Types.TUPLE(Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO),
                        new LedgerOperator())
                .keyBy((Tuple2<String, long[]> change) -> change.f0, Types.STRING)
                .transform(
                        "totals",
                        Types.TUPLE(Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                        new TotalsOperator())
                .sinkTo(sink(settings))
                .name("summaries");
        environment.execute("provinces");
    }

    /** A checkpoint a second; RocksDB writes only what changed, the heap is written whole. */
    private static Configuration configuration(String backend, Settings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("state.backend.type", backend);
        properties.put("execution.checkpointing.incremental", "true");
        properties.put("execution.checkpointing.interval", "1 s");
        properties.put("execution.checkpointing.mode", "EXACTLY_ONCE");
        properties.put("execution.checkpointing.storage", "filesystem");
        Path directory = Path.of(settings.get(Setting.STATE_DIR)).toAbsolutePath();
        properties.put(
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString());
        properties.put("io.tmp.dirs", directory.toString());
        properties.put("pipeline.object-reuse", "true");
        properties.put("pipeline.generic-types", "false");
        properties.put("taskmanager.memory.managed.size", "512m");
        return Configuration.fromMap(properties);
    }

    private static KafkaSource<Tuple3<String, Byte, byte[]>> source(Settings settings) {
        return KafkaSource.<Tuple3<String, Byte, byte[]>>builder()
                .setBootstrapServers(settings.get(Setting.BOOTSTRAP_SERVERS))
                .setTopics(RawEvents.topics())
                .setGroupId(settings.get(Setting.APPLICATION_ID))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new RawEvents())
                .setProperty("isolation.level", "read_committed")
                .setProperty("max.poll.records", "8000")
                .setProperty("max.partition.fetch.bytes", "4194304")
                .build();
    }

    private static KafkaSink<Tuple2<String, byte[]>> sink(Settings settings) {
        return KafkaSink.<Tuple2<String, byte[]>>builder()
                .setBootstrapServers(settings.get(Setting.BOOTSTRAP_SERVERS))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.get(Setting.APPLICATION_ID))
                .setRecordSerializer(new SummaryRecords())
                .setProperty("transaction.timeout.ms", "600000")
                .setProperty("compression.type", "lz4")
                .setProperty("batch.size", "131072")
                .setProperty("linger.ms", "20")
                .build();
    }
}
