package vn.diemcau.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.topic.Topic;

/**
 * The gate: a change of a schema that breaks its topic's level with any released version fails the build here. If it
 * does, change the schema, never a released version: records that it wrote are kept for ever.
 */
class SchemaGateTest {
    private final ReleasedSchemas released = new ReleasedSchemas(ReleasedSchemas.DIRECTORY);

    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void shouldStayCompatibleWithAllReleasedVersions(Topic<?> topic) {
        // Given
        Schema current = ReleasedSchemas.current(topic);
        String subject = topic.subject("");

        // When
        List<Incompatibility> faults = topic.compatibility().check(current, released.versions(subject));

        // Then
        assertThat(faults)
                .withFailMessage(() -> ReleasedSchemas.refusal(subject, topic.compatibility(), faults))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void shouldKeepTheMeaningOfReleasedFields(Topic<?> topic) {
        Map<String, String> current = LogicalTypes.of(ReleasedSchemas.current(topic));

        released.versions(topic.subject(""))
                .forEach((version, schema) -> assertThat(LogicalTypes.of(schema))
                        .allSatisfy((field, type) -> assertThat(current.getOrDefault(field, type))
                                .as("logical type of %s in %s, as in version %d", field, topic.subject(""), version)
                                .isEqualTo(type)));
    }

    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void shouldHaveReleasedVersionsWithoutGaps(Topic<?> topic) {
        SortedMap<Integer, Schema> versions = released.versions(topic.subject(""));

        assertThat(versions.keySet())
                .isNotEmpty()
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    @Test
    void shouldHaveReleasedVersionsOfTopicsAlone() {
        assertThat(released.subjects())
                .containsExactlyInAnyOrderElementsOf(ReleasedSchemas.topics().stream()
                        .map(topic -> topic.subject(""))
                        .toList());
    }
}
