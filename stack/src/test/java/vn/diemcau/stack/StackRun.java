package vn.diemcau.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** An embedded stack in this process, and what tests do to it. */
record StackRun(EmbeddedStack stack) implements AutoCloseable {
    static final String SAMPLE = "../samples/hoi-nghi.ndjson";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** A stack that goes with the test. */
    static StackRun temporary() {
        return start(StackDirectory.temporary());
    }

    /** A stack that keeps its data. */
    static StackRun on(Path directory) {
        return start(StackDirectory.kept(directory));
    }

    private static StackRun start(StackDirectory directory) {
        Settings settings =
                Settings.from(Map.of()).with(Setting.AS_OF, TODAY.toString()).with(Setting.PARTITIONS, "2");
        return new StackRun(EmbeddedStack.start(settings, directory, StackPorts.ANY));
    }

    /** Sends the sample and waits until it is in the database. */
    void ingestSample() throws Exception {
        Map<TopicPartition, Long> sent;
        try (Producer<String, Object> producer = EventProducers.create(stack.settings())) {
            sent = Ingest.run(Input.all(List.of(SAMPLE)), producer, "", message -> {})
                    .lastOffsets();
        }
        try (PipelineBarrier through = new PipelineBarrier(
                stack.settings(), stack.summaries(), stack::failure, Duration.ofSeconds(60), message -> {})) {
            through.await(sent, TODAY);
        }
    }

    /** Sends a record as bytes. */
    void send(Topic<?> topic, String key, byte[] value) throws Exception {
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(stack.settings().kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    /** Publishes a conference of which no event tells. */
    void publishStray(String conferenceId) throws Exception {
        var stray = ConferenceSummary.newBuilder()
                .setConferenceId(conferenceId)
                .setTitle("Stray")
                .setLevel(Level.CENTRAL)
                .setFormat(Format.ONLINE)
                .setKind(ConferenceKind.REVIEW)
                .setConvener("Nobody")
                .setStatus(ConferenceStatus.CONVENED)
                .setDate(TODAY)
                .setUpdatedAt(Instant.EPOCH)
                .build();
        Topic<ConferenceSummary> topic = Topics.CONFERENCE_SUMMARIES;
        send(
                topic,
                conferenceId,
                AvroCodecs.<SpecificRecord>serializer(
                                stack.settings().get(Setting.SERIALIZER),
                                stack.settings().registry())
                        .serialize(topic.name(), stray));
    }

    /** All rows of the database by table and key, without the time of their computation. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        SummaryReader reader = new SummaryReader(stack.summaries());
        for (SummaryTable table : SummaryTable.values()) {
            reader.read(table, SummaryFilter.NONE, row -> {
                row.remove("updatedAt");
                rows.put(table.label() + " " + table.keyOf(row), row.toString());
            });
        }
        return rows;
    }

    /** How many records the topics have, by topic. */
    Map<String, Long> ends() {
        try (Cluster cluster = Cluster.withEvents(stack.settings())) {
            Map<String, Long> ends = new HashMap<>();
            cluster.offsets(cluster.partitionsOf(Topics.all()), OffsetSpec.latest())
                    .forEach((partition, end) -> ends.merge(partition.topic(), end, Long::sum));
            return ends;
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
