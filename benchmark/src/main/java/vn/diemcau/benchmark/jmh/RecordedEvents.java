package vn.diemcau.benchmark.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationException;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/** The simulator's events in the forms in which the steps of the pipeline take them. */
final class RecordedEvents {
    static final int COUNT = 10_000;

    private static final SimulationOptions OPTIONS =
            SimulationOptions.defaults().of(11, COUNT);

    /** Settings with a registry in this process. */
    static final Settings SETTINGS = Settings.from(Map.of("DIEMCAU_STATE_DIR", "/nowhere"))
            .with(Setting.SCHEMA_REGISTRY, "mock://jmh")
            .with(Setting.AS_OF, "2026-11-22");

    private RecordedEvents() {}

    /** A record of a topic of events. */
    record Message(Topic<?> topic, byte[] key, byte[] value) {}

    static List<Message> messages() throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        try (Serializer<SpecificRecord> serializer =
                AvroCodecs.serializer(SETTINGS.get(Setting.SERIALIZER), SETTINGS.registry())) {
            for (ParsedEvent event : events()) {
                messages.add(new Message(
                        event.topic(),
                        event.key().getBytes(StandardCharsets.UTF_8),
                        serializer.serialize(event.topic().name(""), event.envelope())));
            }
        }
        return messages;
    }

    static List<ParsedEvent> events() throws InterruptedException {
        List<ParsedEvent> events = new ArrayList<>();
        Simulation.events(OPTIONS, events::add);
        return events;
    }

    /** Lines of the ingest form, without their ends. */
    static List<byte[]> lines() throws SimulationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Simulation.runToStream(OPTIONS, out, "jmh", Optional.empty(), message -> {});
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
