package vn.diemcau.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

class SchemaDocsTest {
    private static final Path PAGE = Path.of("../docs/SCHEMAS.md");

    @Test
    void shouldGiveEveryTopicARowWithItsValueAndLevel() throws IOException {
        // Given
        List<String> rows = Files.readAllLines(PAGE);

        // When, then
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(rows)
                        .filteredOn(row -> row.startsWith("| `" + topic.name() + "` |"))
                        .first()
                        .asString()
                        .contains(expectedIn(topic)));
    }

    @Test
    void shouldNameEveryBody() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Topics.events())
                .flatMap(topic ->
                        ReleasedSchemas.current(topic).getField("body").schema().getTypes())
                .hasSize(22)
                .allSatisfy(body -> assertThat(page).contains("`" + body.getName() + "`"));
    }

    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void shouldDocumentEveryFieldAndType(Topic<?> topic) {
        assertDocumented(ReleasedSchemas.current(topic), new HashSet<>());
    }

    private static String[] expectedIn(Topic<?> topic) {
        return switch (topic.role()) {
            case EVENTS, SUMMARIES ->
                new String[] {"`" + topic.valueType().getSimpleName() + "`", "`" + topic.compatibility() + "`"};
            case DEAD_LETTERS, INTERNAL -> new String[] {"none"};
        };
    }

    private static void assertDocumented(Schema schema, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                    for (Schema.Field field : schema.getFields()) {
                        assertThat(field.doc())
                                .as(schema.getFullName() + "." + field.name())
                                .isNotBlank();
                        assertDocumented(field.schema(), seen);
                    }
                }
            }
            case ENUM -> {
                assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                assertThat(schema.getEnumDefault()).as(schema.getFullName()).isEqualTo("UNKNOWN");
            }
            case UNION -> schema.getTypes().forEach(branch -> assertDocumented(branch, seen));
            case ARRAY -> assertDocumented(schema.getElementType(), seen);
            case MAP -> assertDocumented(schema.getValueType(), seen);
            default -> {}
        }
    }
}
