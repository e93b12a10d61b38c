package vn.diemcau.producer.ndjson;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;

/** Measures how many lines of a file are read, validated and encoded in a second of one core's time; run by hand. */
final class LineReadingSpeed {
    private static final int ROUNDS = 20;

    private final EventReader reader = new EventReader();
    private final Serializer<Object> serializer = AvroCodecs.serializer(
            Setting.SERIALIZER.defaultValue(),
            Map.of("schema.registry.url", "mock://speed", "auto.register.schemas", "true"));
    private long invalid;

    public static void main(String[] arguments) throws IOException {
        List<byte[]> lines = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        LineReadingSpeed speed = new LineReadingSpeed();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long began = clock.getCurrentThreadCpuTime();
            for (byte[] line : lines) {
                speed.process(line);
            }
            double seconds = (clock.getCurrentThreadCpuTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "round %d: %,.0f lines/s%n", round, lines.size() / seconds);
        }
        System.out.println("invalid lines: " + speed.invalid / ROUNDS);
    }

    private void process(byte[] line) {
        Reading reading = reader.read(line, 0, line.length, new Source(SourceKind.FILE, "events.ndjson:1", null));
        if (reading instanceof Reading.Valid valid) {
            serializer.serialize(valid.event().topic().name(), valid.event().envelope());
        } else {
            invalid++;
        }
    }
}
