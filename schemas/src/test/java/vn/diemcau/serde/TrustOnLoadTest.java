package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.event.SpeechRetracted;

/** Avro alone reads into the generated classes, in a process that has met no other class of the project. */
class TrustOnLoadTest {
    @Test
    void shouldBeTrustedByAvroAlone() throws Exception {
        // When
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName())
                .redirectErrorStream(true)
                .start();

        // Then
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("read vn.diemcau.event.SpeechEvent");
        assertThat(process.waitFor()).isZero();
    }

    /** What a subscriber's process does: it has a schema, and lets Avro find the class by its name. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws IOException {
            Schema schema =
                    new Schema.Parser().parse(SpeechEvent.getClassSchema().toString());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            SpeechEvent event = new SpeechEvent(EventSamples.ID, "c", EventSamples.AT, null, new SpeechRetracted("s"));
            new SpecificDatumWriter<SpeechEvent>(SpeechEvent.class).write(event, encoder);
            encoder.flush();
            Object read = new SpecificDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println("read " + read.getClass().getName());
        }
    }
}
