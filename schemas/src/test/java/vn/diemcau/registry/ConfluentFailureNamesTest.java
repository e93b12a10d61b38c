package vn.diemcau.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The errors of Confluent's classes, thrown by classes of the same names that are compiled here: what their client and
 * serializers throw is documented by its class and its two numbers.
 */
class ConfluentFailureNamesTest {
    private static final String CLIENT = "io.confluent.kafka.schemaregistry.client.rest";

    @TempDir
    static Path folder;

    private static URLClassLoader classes;

    @BeforeAll
    static void compile() throws IOException {
        Path error = source(CLIENT + ".exceptions", "RestClientException", """
            public class RestClientException extends Exception {
                private final int status;
                private final int code;
                public RestClientException(String message, int status, int code) {
                    super(message + "; error code: " + code);
                    this.status = status;
                    this.code = code;
                }
                public int getStatus() { return status; }
                public int getErrorCode() { return code; }
            }
            """);
        Path service = source(CLIENT, "RestService", """
            public class RestService {
                public static Object answered(int status, int code) throws Exception {
                    throw new exceptions.RestClientException("no", status, code);
                }
                public static Object failed(String message) throws Exception {
                    throw new java.io.IOException(message);
                }
            }
            """.replace("exceptions.", CLIENT + ".exceptions."));
        Path serializer = source("io.confluent.kafka.serializers", "AbstractKafkaAvroSerializer", """
            public class AbstractKafkaAvroSerializer {
                public static Object answered(int status, int code) throws Exception {
                    return RestService.answered(status, code);
                }
            }
            """.replace(
                        "RestService", CLIENT + ".RestService"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        error.toString(),
                        service.toString(),
                        serializer.toString());
        assertThat(failed).isZero();
        // no parent that might have the real ones
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        classes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 40403, false",
        "404, 40401, false",
        "404, 404, true",
        "404, 50005, true",
        "301, 50005, true",
        "400, 50005, true",
        "407, 50005, true",
        "409, 409, true",
        "409, 50005, true",
        "422, 42201, true",
        "520, 50005, true",
        "200, 40403, true"
    })
    void shouldTellWhomAnAnswerToAReaderBlames(int status, int code, boolean registryAtFault) {
        Throwable error = thrown(() -> invoke(CLIENT + ".RestService", status, code));

        assertThat(RegistryUnavailableException.isCauseOf(new SerializationException("Error retrieving", error)))
                .isEqualTo(registryAtFault);
    }

    @ParameterizedTest
    @CsvSource({"409, 409, false", "422, 42201, false", "404, 40403, false", "409, 50005, true", "404, 404, true"})
    void shouldTellWhomAnAnswerToAWriterBlames(int status, int code, boolean registryAtFault) {
        Throwable error =
                thrown(() -> invoke("io.confluent.kafka.serializers.AbstractKafkaAvroSerializer", status, code));

        assertThat(RegistryUnavailableException.isCauseOf(new SerializationException("Error registering", error)))
                .isEqualTo(registryAtFault);
    }

    @ParameterizedTest
    @CsvSource({
        "Unexpected character, true",
        "Unable to tunnel through proxy, true",
        "Invalid schema null with refs [] of type AVRO, true",
        "Invalid schema message A {} with refs [] of type PROTOBUF, false"
    })
    void shouldTellWhatTheClientCouldNotRead(String message, boolean registryAtFault) {
        Throwable error = thrown(() -> classes.loadClass(CLIENT + ".RestService")
                .getMethod("failed", String.class)
                .invoke(null, message));

        assertThat(RegistryUnavailableException.isCauseOf(new SerializationException("Error retrieving", error)))
                .isEqualTo(registryAtFault);
    }

    @Test
    void shouldBlameTheRecordForWhatTheDecoderCannotRead() {
        IOException cutOff = new IOException("Invalid long encoding");

        assertThat(RegistryUnavailableException.isCauseOf(new SerializationException("Error deserializing", cutOff)))
                .isFalse();
    }

    private static Object invoke(String type, int status, int code) throws Exception {
        return classes.loadClass(type)
                .getMethod("answered", int.class, int.class)
                .invoke(null, status, code);
    }

    private static Throwable thrown(Callable<?> call) {
        try {
            throw new AssertionError("It returned " + call.call());
        } catch (Exception e) {
            return e.getCause();
        }
    }

    private static Path source(String packageName, String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("src").resolve(packageName))
                .resolve(name + ".java");
        return Files.writeString(file, "package " + packageName + ";\n" + text);
    }
}
