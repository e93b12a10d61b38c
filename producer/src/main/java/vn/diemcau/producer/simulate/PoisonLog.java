package vn.diemcau.producer.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One JSON line for each bad line or record that was handed over: where it is and how it is bad. Safe for many threads. */
final class PoisonLog implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private PoisonLog(OutputStream out) throws IOException {
        json = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    /** The log in a file, which is rewritten; without one, a log that nobody reads. */
    static PoisonLog to(Optional<Path> file) throws IOException {
        return new PoisonLog(file.isPresent() ? Files.newOutputStream(file.get()) : OutputStream.nullOutputStream());
    }

    /**
     * A record that a broker has acknowledged.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    synchronized void acknowledged(String topic, int partition, long offset, Enum<?> kind) {
        write("topic", topic, "partition", partition, "offset", offset, kind);
    }

    /**
     * A line of a file.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    synchronized void written(String file, long line, Enum<?> kind) {
        write("file", file, "line", line, null, 0, kind);
    }

    private void write(
            String placeField,
            String place,
            String firstField,
            long first,
            String secondField,
            long second,
            Enum<?> kind) {
        try {
            json.writeStartObject();
            json.writeStringField(placeField, place);
            json.writeNumberField(firstField, first);
            if (secondField != null) {
                json.writeNumberField(secondField, second);
            }
            json.writeStringField("kind", kind.name());
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The log of poison cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
