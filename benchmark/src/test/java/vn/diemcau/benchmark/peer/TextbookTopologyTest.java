package vn.diemcau.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** A peer that counts otherwise than the model would be no peer. */
class TextbookTopologyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int EVENTS = 600;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(StateSerdes.class)
    void shouldCountTheProvincesAsTheModelDoes(StateSerdes serdes) throws InterruptedException {
        // Given
        Settings settings = Settings.from(Map.of("DIEMCAU_STATE_DIR", directory.toString()))
                .with(Setting.SCHEMA_REGISTRY, "mock://textbook-" + serdes)
                .with(Setting.AS_OF, TODAY.toString());
        List<ParsedEvent> events = new ArrayList<>();
        Simulation.events(SimulationOptions.defaults().of(3, EVENTS), events::add);

        // When
        SortedMap<String, ProvinceSummary> counted = count(settings, serdes, events);

        // Then
        assertThat(model(events).differences(only(counted)).stream().limit(5)).isEmpty();
        assertThat(counted).hasSizeGreaterThan(200);
    }

    private static SortedMap<String, ProvinceSummary> count(
            Settings settings, StateSerdes serdes, List<ParsedEvent> events) {
        Properties properties = TextbookMain.properties(settings);
        SortedMap<String, ProvinceSummary> latest = new TreeMap<>();
        try (TopologyTestDriver driver =
                new TopologyTestDriver(TextbookMain.topology(settings, serdes, properties), properties)) {
            Map<Topic<?>, TestInputTopic<String, SpecificRecord>> inputs = new HashMap<>();
            for (Topic<?> topic : Topics.events()) {
                inputs.put(
                        topic,
                        driver.createInputTopic(
                                topic.name(""),
                                new StringSerializer(),
                                AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry())));
            }
            for (ParsedEvent event : events) {
                inputs.get(event.topic()).pipeInput(event.key(), event.envelope());
            }
            TestOutputTopic<String, ProvinceSummary> summaries = driver.createOutputTopic(
                    Topics.PROVINCE_SUMMARIES.name(""),
                    new StringDeserializer(),
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER), ProvinceSummary.class, settings.registry()));
            summaries.readKeyValuesToMap().forEach((key, row) -> {
                if (row != null) {
                    latest.put(key, row);
                }
            });
        }
        return latest;
    }

    private static ModelSummaries model(List<ParsedEvent> events) {
        return only(BatchModel.of(events.stream().map(ParsedEvent::envelope).toList(), TODAY)
                .provinces());
    }

    private static ModelSummaries only(SortedMap<String, ProvinceSummary> provinces) {
        return new ModelSummaries(provinces, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
