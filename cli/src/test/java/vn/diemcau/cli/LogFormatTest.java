package vn.diemcau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Runs a process with the logging of the command line, since that is set up once, from the environment. */
class LogFormatTest {
    /** Logs a line. */
    static final class Logging {
        private Logging() {}

        public static void main(String[] args) {
            LoggerFactory.getLogger("vn.diemcau.Example")
                    .atWarn()
                    .addKeyValue("event", "dead-letter")
                    .addKeyValue("topic", "speech-events")
                    .addKeyValue("partition", 3)
                    .addKeyValue("offset", 17L)
                    .addKeyValue("reason", "it has no \"key\"")
                    .log("Dead letter");
        }
    }

    @Test
    void shouldLogOneJsonObjectALineWithTheKeysBesideTheMessage() throws Exception {
        // When
        String log = logged("json");

        // Then
        assertThat(log.strip().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(log);
        assertThat(line.path("message").textValue()).isEqualTo("Dead letter");
        assertThat(line.path("level").textValue()).isEqualTo("WARN");
        assertThat(line.path("logger").textValue()).isEqualTo("vn.diemcau.Example");
        assertThat(line.path("time").textValue()).startsWith("20");
        assertThat(line.path("event").textValue()).isEqualTo("dead-letter");
        assertThat(line.path("topic").textValue()).isEqualTo("speech-events");
        assertThat(line.path("partition").intValue()).isEqualTo(3);
        assertThat(line.path("offset").longValue()).isEqualTo(17);
        assertThat(line.path("reason").textValue()).isEqualTo("it has no \"key\"");
    }

    @Test
    void shouldLogTextForPeopleUnlessToldOtherwise() throws Exception {
        String log = logged(null);

        assertThat(log)
                .contains("WARN  Example - Dead letter event=\"dead-letter\" topic=\"speech-events\" partition=\"3\"")
                .doesNotContain("{");
    }

    private static String logged(String format) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Logging.class.getName());
        process.environment().remove("DIEMCAU_LOG_LEVEL");
        process.environment().remove("DIEMCAU_LOG_FORMAT");
        if (format != null) {
            process.environment().put("DIEMCAU_LOG_FORMAT", format);
        }
        process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process running = process.start();
        String log = new String(running.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(log).isZero();
        return log;
    }
}
