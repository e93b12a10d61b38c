package vn.diemcau.producer.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ProvinceSelection;

/**
 * Ids for events without an id: the RFC 9562 version 5 UUID, in the project's namespace, of the event's canonical form.
 *
 * <p>The canonical form is one flat JSON object in UTF-8 without white space: {@code type}, {@code conferenceId},
 * {@code occurredAt} and the fields of the body, in the order of their names. Texts are in NFC, escaped only where JSON
 * demands it; absent fields and empty lists of texts are left out, but the defaults of {@code site} and {@code count}
 * are written out; timestamps are UTC with three digits of a second ({@code 2020-01-09T07:00:00.000Z}); provinces are
 * codes, a selection is {@code "ALL"} or the sorted list, which may be empty; decimals are plain digits without
 * trailing zeros.
 *
 * <p>Every id ever given depends on this form. A field that is added to the contract later is left out if absent, so
 * that the ids of older facts do not change.
 */
public final class EventIds {
    /** The project's namespace; it never changes. */
    static final UUID NAMESPACE = UUID.fromString("6f1d8a52-3c0e-4b7d-9e55-0d2c7a41b863");

    private static final DateTimeFormatter UTC_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();

    private EventIds() {}

    /**
     * The id of an event.
     *
     * @param conferenceId as it is in the envelope, NFC
     * @param occurredAt in whole milliseconds
     * @param body the body of the envelope: names resolved, defaults filled in
     */
    public static UUID of(String conferenceId, Instant occurredAt, SpecificRecord body) {
        NameBasedGenerator generator = Generators.nameBasedGenerator(NAMESPACE);
        return generator.generate(canonicalForm(conferenceId, occurredAt, body));
    }

    /** The canonical form of an event, UTF-8. */
    static byte[] canonicalForm(String conferenceId, Instant occurredAt, SpecificRecord body) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("type", body.getSchema().getName());
        fields.put("conferenceId", conferenceId);
        fields.put("occurredAt", occurredAt);
        for (Schema.Field field : body.getSchema().getFields()) {
            Object value = body.get(field.pos());
            if (value != null && !List.of().equals(value)) {
                fields.put(field.name(), value);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Instant instant) {
            json.writeString(UTC_MILLIS.format(instant));
        } else if (value instanceof BigDecimal decimal) {
            json.writeRawValue(decimal.stripTrailingZeros().toPlainString());
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof ProvinceSelection selection) {
            write(selection.getAll() ? "ALL" : selection.getProvinces(), json);
        } else if (value instanceof List<?> texts) {
            json.writeStartArray();
            for (Object text : texts) {
                write(text, json);
            }
            json.writeEndArray();
        } else if (value instanceof String || value instanceof Enum<?> || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("The canonical form knows no " + value.getClass());
        }
    }
}
