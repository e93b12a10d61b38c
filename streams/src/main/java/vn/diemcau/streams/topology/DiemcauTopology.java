package vn.diemcau.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.streams.core.ConferenceLedger;
import vn.diemcau.streams.core.Event;
import vn.diemcau.streams.core.EventValidator;
import vn.diemcau.streams.core.HeapShare;
import vn.diemcau.streams.core.PartialKey;
import vn.diemcau.streams.core.TotalsLedger;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.TaskProgress;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * The topology. Stage one ({@code tally}) is keyed by conferenceId: it keeps the conferences and publishes their
 * summaries, and a partial total of its partition for each unit and quarter. Stage two ({@code totals}) is keyed by the
 * unit of map 34 that the units became: it adds up the partial totals and publishes the province summaries.
 */
public final class DiemcauTopology {
    /** The stage that counts conferences, and its store. */
    public static final String TALLY = TaskProgress.TALLY;

    /** The stage that sums up provinces, and its store. */
    public static final String TOTALS = TaskProgress.TOTALS;

    private DiemcauTopology() {}

    /** Gives the serializers and deserializers of the values of a topic. */
    public interface Values {
        <T> Serializer<T> serializer(Topic<T> topic);

        <T> Deserializer<T> deserializer(Topic<T> topic);
    }

    /**
     * Builds the topology.
     *
     * @param prefix text before every topic name
     * @param partitions of each event topic
     * @param publishInterval how long changes of summaries are gathered before they are published
     * @param calendar gives the day of an instant
     * @param heap the part of the heap that the stores may take
     */
    public static Topology build(
            String prefix,
            int partitions,
            Values values,
            Duration publishInterval,
            Function<Instant, LocalDate> calendar,
            HeapShare heap,
            StreamsMetrics metrics) {
        Topology topology = new Topology();
        List<String> sources = new ArrayList<>();
        Map<String, Deserializer<?>> deserializers = new HashMap<>();
        for (Topic<?> topic : Topics.events()) {
            sources.add(source(topic));
            addSource(topology, topic, prefix);
            deserializers.put(topic.name(prefix), values.deserializer(topic));
        }
        EventDecoder decoder = new EventDecoder(deserializers);
        addStage(
                topology,
                prefix,
                TALLY,
                () -> new Stage<>(
                        tally(decoder, partitions, metrics),
                        prefix,
                        new Stage.Ticks(publishInterval, Duration.ZERO),
                        calendar,
                        heap,
                        metrics),
                sources.toArray(new String[0]));
        for (Topic<?> topic : Topics.summaries()) {
            if (topic != Topics.PROVINCE_SUMMARIES) {
                addSummaries(topology, topic, prefix, values, TALLY);
            }
        }
        topology.addSink(
                sink(Topics.PROVINCE_PARTIALS),
                Topics.PROVINCE_PARTIALS.name(prefix),
                new StringSerializer(),
                new ByteArraySerializer(),
                new BySuccessor(),
                TALLY);
        addSource(topology, Topics.PROVINCE_PARTIALS, prefix);
        addStage(
                topology,
                prefix,
                TOTALS,
                () -> new Stage<>(
                        totals(),
                        prefix,
                        new Stage.Ticks(publishInterval, publishInterval.dividedBy(2)),
                        calendar,
                        heap,
                        metrics),
                source(Topics.PROVINCE_PARTIALS));
        addSummaries(topology, Topics.PROVINCE_SUMMARIES, prefix, values, TOTALS);
        return topology;
    }

    static String source(Topic<?> topic) {
        return topic.name() + "-source";
    }

    static String sink(Topic<?> topic) {
        return topic.name() + "-sink";
    }

    /**
     * The node by which a stage reports its progress; each stage has its own, because a common one would join both
     * stages into one task.
     */
    static String progressSink(String stage) {
        return stage + "-" + sink(Topics.PROGRESS);
    }

    private static void addSource(Topology topology, Topic<?> topic, String prefix) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                source(topic),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(prefix));
    }

    private static void addStage(
            Topology topology,
            String prefix,
            String name,
            ProcessorSupplier<byte[], byte[], String, Object> stage,
            String... sources) {
        topology.addProcessor(name, stage, sources);
        topology.addStateStore(
                WriteBehindStore.builder(name, Map.of("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES))),
                name);
        topology.addSink(
                progressSink(name),
                Topics.PROGRESS.name(prefix),
                new StringSerializer(),
                new ByteArraySerializer(),
                name);
    }

    private static <T> void addSummaries(
            Topology topology, Topic<T> topic, String prefix, Values values, String stage) {
        topology.addSink(sink(topic), topic.name(prefix), new StringSerializer(), values.serializer(topic), stage);
    }

    private static StageLogic<ConferenceLedger> tally(EventDecoder decoder, int partitions, StreamsMetrics metrics) {
        return new StageLogic<>(TALLY, ConferenceLedger::new, (ledger, topic, partition, message) -> {
            Event event = EventValidator.pass(
                    EventDecoder.key(message.key()),
                    decoder.envelope(topic, message.headers(), message.value()),
                    partition,
                    partitions);
            ledger.apply(event);
            metrics.counted(event.body());
        });
    }

    private static StageLogic<TotalsLedger> totals() {
        return new StageLogic<>(
                TOTALS,
                (store, partition, today) -> new TotalsLedger(store),
                (ledger, topic, partition, message) ->
                        ledger.apply(PartialKey.parse(EventDecoder.key(message.key())), message.value()));
    }

    /** Brings together the partial totals of the units that became one. */
    static final class BySuccessor implements StreamPartitioner<String, Object> {
        @Override
        @SuppressWarnings("removal") // the one that is abstract; what replaces it calls it by default
        public Optional<Set<Integer>> partitions(String topic, String key, Object value, int numPartitions) {
            return Optional.of(Set.of(KeyPartition.of(RecordKey.first(key), numPartitions)));
        }
    }
}
