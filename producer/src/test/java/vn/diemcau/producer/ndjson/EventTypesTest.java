package vn.diemcau.producer.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;

class EventTypesTest {
    private static final Path GUIDE = Path.of("..", "docs", "EVENTS.md");

    @Test
    void shouldKnowEveryBodyAndFieldOfTheSchemas() {
        Map<String, List<String>> known = new EventTypes()
                .all().stream()
                        .collect(Collectors.toMap(
                                EventType::name,
                                type -> type.fields().stream().map(Field::name).toList()));

        assertThat(known).isEqualTo(fieldsOfTheSchemas());
    }

    private static Map<String, List<String>> fieldsOfTheSchemas() {
        return Stream.of(
                        ConferenceEvent.getClassSchema(), SpeechEvent.getClassSchema(), DirectiveEvent.getClassSchema())
                .flatMap(envelope -> envelope.getField("body").schema().getTypes().stream())
                .filter(body -> !body.getName().equals("UnknownBody"))
                .collect(Collectors.toMap(
                        Schema::getName,
                        body -> body.getFields().stream()
                                .map(Schema.Field::name)
                                .toList()));
    }

    /** The guide has one table row for each type: its name, then its fields, {@code ?} behind the optional ones. */
    @ParameterizedTest
    @MethodSource("types")
    void shouldDescribeEveryTypeAndFieldInTheGuide(String name) throws IOException {
        // Given
        EventType type = new EventTypes().get(name);
        List<String> rows = Files.readAllLines(GUIDE);

        // When
        List<String> row = rows.stream()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .flatMap(line -> Arrays.stream(line.split("\\|", -1)[2].split(",")))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();

        // Then
        assertThat(row)
                .containsExactlyElementsOf(type.fields().stream()
                        .map(field -> "`" + field.name() + "`" + (field.required() ? "" : "?"))
                        .toList());
    }

    static Stream<String> types() {
        return new EventTypes().names().stream();
    }

    @Test
    void shouldDescribeEverySymbolInTheGuide() throws IOException {
        // Given
        String guide = Files.readString(GUIDE);

        // When
        List<String> symbols = fieldsOfTheSchemasThatAreEnums()
                .flatMap(schema -> schema.getEnumSymbols().stream())
                .filter(symbol -> !symbol.equals("UNKNOWN"))
                .toList();

        // Then
        assertThat(symbols).isNotEmpty().allSatisfy(symbol -> assertThat(guide).contains("`" + symbol + "`"));
    }

    private static Stream<Schema> fieldsOfTheSchemasThatAreEnums() {
        return Stream.of(
                        ConferenceEvent.getClassSchema(), SpeechEvent.getClassSchema(), DirectiveEvent.getClassSchema())
                .flatMap(envelope -> envelope.getField("body").schema().getTypes().stream())
                .flatMap(body -> body.getFields().stream())
                .map(Schema.Field::schema)
                .flatMap(schema -> schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema))
                .filter(schema -> schema.getType() == Schema.Type.ENUM);
    }

    @Test
    void shouldDescribeTheEnvelopeInTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(EventType.ENVELOPE_FIELDS)
                .allSatisfy(field ->
                        assertThat(guide).contains("| `" + field.name() + "`" + (field.required() ? " |" : "? |")));
    }
}
