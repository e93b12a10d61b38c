package vn.diemcau.benchmark.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import vn.diemcau.parts.PartMain;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Counts the provinces with plain Kafka Streams: {@code json|binary}; settings as those of streams. */
public final class TextbookMain {
    private static final long CACHE_BYTES = 256L << 20;

    private TextbookMain() {}

    public static void main(String[] arguments) {
        PartMain.begin();
        Settings settings = Settings.from(System.getenv());
        StateSerdes serdes = StateSerdes.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Properties properties = properties(settings);
        KafkaStreams streams = new KafkaStreams(topology(settings, serdes, properties), properties);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                System.exit(1);
            }
        });
        streams.start();
    }

    static Topology topology(Settings settings, StateSerdes serdes, Properties properties) {
        return new TextbookTopology(serdes, settings.date(Setting.AS_OF).orElseThrow())
                .build(events(settings), summaries(settings))
                .build(properties);
    }

    /** The book's, with what helps: a large cache, large batches, few and large commits, no repartitioning twice. */
    static Properties properties(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.get(Setting.STATE_DIR));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.number(Setting.STREAM_THREADS));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", 4000);
        properties.put("compression.type", "lz4");
        properties.put("batch.size", 128 << 10);
        properties.put("linger.ms", 20);
        return properties;
    }

    /** One for all topics of events: by the topic that a record is of, and by the class that a value is of. */
    private static Serde<SpecificRecord> events(Settings settings) {
        Map<String, Deserializer<? extends SpecificRecord>> byTopic = new HashMap<>();
        Map<Class<?>, String> topics = new HashMap<>();
        for (Topic<? extends SpecificRecord> topic :
                List.of(Topics.CONFERENCE_EVENTS, Topics.SPEECH_EVENTS, Topics.DIRECTIVE_EVENTS)) {
            byTopic.put(
                    topic.name(""),
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry()));
            topics.put(topic.valueType(), topic.name(""));
        }
        Serializer<SpecificRecord> serializer =
                AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
        return new EventSerde(byTopic, topics, serializer).serde();
    }

    private static Serde<ProvinceSummary> summaries(Settings settings) {
        return Serdes.serdeFrom(
                AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry()),
                AvroCodecs.deserializer(
                        settings.get(Setting.DESERIALIZER), ProvinceSummary.class, settings.registry()));
    }
}
