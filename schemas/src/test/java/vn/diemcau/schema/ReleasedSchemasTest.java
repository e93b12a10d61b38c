package vn.diemcau.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

class ReleasedSchemasTest {
    private static final Compatibility LEVEL = Compatibility.FULL_TRANSITIVE;
    private static final Schema FIRST =
            SchemaBuilder.record("Fact").fields().requiredString("id").endRecord();
    private static final Schema SECOND = SchemaBuilder.record("Fact")
            .fields()
            .requiredString("id")
            .optionalInt("count")
            .endRecord();

    private final Path directory;
    private final ReleasedSchemas released;

    ReleasedSchemasTest(@TempDir Path directory) {
        this.directory = directory;
        released = new ReleasedSchemas(directory);
    }

    @Test
    void shouldNumberVersionsAndLeaveOutWhatDidNotChange() {
        // When
        boolean first = released.release("facts-value", FIRST, LEVEL);
        boolean unchanged = released.release("facts-value", FIRST, LEVEL);
        boolean second = released.release("facts-value", SECOND, LEVEL);

        // Then
        assertThat(List.of(first, unchanged, second)).containsExactly(true, false, true);
        assertThat(released.versions("facts-value"))
                .hasSize(2)
                .containsEntry(1, FIRST)
                .containsEntry(2, SECOND);
        assertThat(released.subjects()).containsExactly("facts-value");
    }

    @Test
    void shouldNotReleaseWhatBreaksTheLevel() {
        // Given
        released.release("facts-value", SECOND, LEVEL);
        Schema broken = SchemaBuilder.record("Fact").fields().requiredInt("id").endRecord();

        // When, then
        assertThatIllegalStateException()
                .isThrownBy(() -> released.release("facts-value", broken, LEVEL))
                .withMessageContaining("facts-value must stay FULL_TRANSITIVE")
                .withMessageContaining("version 1")
                .withMessageContaining("TYPE_MISMATCH at id");
        assertThat(released.versions("facts-value")).hasSize(1);
    }

    @Test
    void shouldRefuseFilesThatAreNoVersion() throws Exception {
        Files.createDirectories(directory.resolve("facts-value"));
        Files.writeString(directory.resolve("facts-value/latest.avsc"), FIRST.toString());

        assertThatIllegalStateException()
                .isThrownBy(() -> released.versions("facts-value"))
                .withMessageContaining("latest.avsc");
    }

    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void shouldWriteJustWhatTheGeneratedClassBears(Topic<?> topic) {
        // Given
        Schema current = ReleasedSchemas.current(topic);

        // When
        Schema written = new Schema.Parser().parse(ReleasedSchemas.text(current));

        // Then
        assertThat(written.toString()).isEqualTo(current.toString());
    }

    @Test
    void shouldSeeWhatNumbersMean() {
        assertThat(LogicalTypes.of(ReleasedSchemas.current(Topics.DIRECTIVE_EVENTS)))
                .containsEntry("DirectiveEvent.eventId", "uuid{logicalType=uuid}")
                .hasEntrySatisfying(
                        "OutcomeReported.value", type -> assertThat(type).contains("decimal", "scale=9"))
                .hasEntrySatisfying(
                        "DirectiveIssued.dueOn", type -> assertThat(type).contains("date"))
                .containsEntry("DirectiveIssued.text", "none");
    }
}
