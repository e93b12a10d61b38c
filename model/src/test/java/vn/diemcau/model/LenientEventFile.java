package vn.diemcau.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.rules.VietnamTime;

/**
 * Reads a file of valid events, one JSON object a line, without looking for mistakes: the fields of each body are
 * taken from its Avro schema. It shares nothing with the ingest, so that a check of the model is a check of the model.
 */
final class LenientEventFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter WITH_OR_WITHOUT_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][.SSSSSS][.SSS][XXX]");

    private LenientEventFile() {}

    /**
     * The events of a file, in its order.
     *
     * @throws IOException if the file cannot be read or a line is not valid
     */
    static List<SpecificRecord> read(Path file) throws IOException {
        List<SpecificRecord> events = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    events.add(event(line));
                }
            } catch (IOException | RuntimeException e) {
                throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
            }
        }
        return events;
    }

    private static SpecificRecord event(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        UUID eventId = json.hasNonNull("eventId")
                ? UUID.fromString(json.get("eventId").asText())
                : UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8));
        return Envelopes.of(
                eventId,
                json.get("conferenceId").asText(),
                instant(json.get("occurredAt").asText()),
                body(json));
    }

    private static SpecificRecord body(JsonNode json) throws IOException {
        SpecificRecordBase body = newRecord(json.get("type").asText());
        for (Schema.Field field : body.getSchema().getFields()) {
            JsonNode value = json.get(field.name());
            boolean absent = value == null || value.isNull();
            body.put(field.pos(), absent ? defaultOf(field) : value(field, value));
        }
        return body;
    }

    private static Object defaultOf(Schema.Field field) {
        Object value = field.defaultVal();
        return value == JsonProperties.NULL_VALUE ? null : value;
    }

    private static SpecificRecordBase newRecord(String type) throws IOException {
        try {
            return eventClass(type)
                    .asSubclass(SpecificRecordBase.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("No type " + type, e);
        }
    }

    private static Class<?> eventClass(String name) {
        try {
            return Class.forName(ConferenceConvened.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("No type " + name, e);
        }
    }

    private static Object value(Schema.Field field, JsonNode value) {
        Schema schema = field.schema();
        if (schema.isUnion()) {
            schema = schema.getTypes().get(1);
        }
        return switch (schema.getType()) {
            case STRING -> field.name().equals("province") ? PlainNames.code(value.asText()) : value.asText();
            case ENUM -> enumOf(eventClass(schema.getName()), value.asText());
            case INT -> schema.getLogicalType() == null ? (Object) value.intValue() : LocalDate.parse(value.asText());
            case LONG -> instant(value.asText());
            case BYTES -> new BigDecimal(value.asText()).setScale(9, RoundingMode.UNNECESSARY);
            case ARRAY -> texts(value);
            case RECORD -> PlainNames.selection(value.isArray() ? texts(value) : List.of(), !value.isArray());
            default -> throw new IllegalArgumentException("No way to read " + schema + " of " + field.name());
        };
    }

    private static Object enumOf(Class<?> type, String symbol) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(symbol)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No " + type.getSimpleName() + " " + symbol);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Instant instant(String text) {
        TemporalAccessor time = WITH_OR_WITHOUT_OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : ((LocalDateTime) time).atZone(VietnamTime.ZONE).toInstant();
    }
}
