package vn.diemcau.containers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A summary as a text with all its fields, the same from whichever place it was read. What tells of the computation and of the
 * place, not of the facts, is left out.
 */
final class Row {
    private static final Set<String> NOT_COMPARED =
            Set.of("updatedAt", "kafkaTopic", "kafkaPartition", "kafkaOffset", "replay");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private Row() {}

    /** One of {@code report}, or of a table whose columns are named as PostgreSQL names them. */
    static String of(JsonNode json) {
        Map<String, Object> fields = new TreeMap<>();
        json.properties().forEach(field -> fields.put(camelCase(field.getKey()), value(field.getValue())));
        return text(fields);
    }

    /** One of a topic, by its writer's schema. */
    static String of(GenericRecord summary) {
        return text(fields(summary));
    }

    private static String text(Map<String, Object> fields) {
        fields.keySet().removeAll(NOT_COMPARED);
        return fields.toString();
    }

    private static String camelCase(String column) {
        return UNDERSCORE.matcher(column).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static Object value(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            json.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        } else if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(value(item)));
            return list;
        } else if (json.isNumber()) {
            return number(json.decimalValue());
        } else if (json.isTextual() && INSTANT.matcher(json.textValue()).matches()) {
            return OffsetDateTime.parse(json.textValue()).toInstant();
        }
        return json.isNull() ? "null" : json.asText();
    }

    private static Map<String, Object> fields(GenericRecord fields) {
        Map<String, Object> map = new TreeMap<>();
        for (Schema.Field field : fields.getSchema().getFields()) {
            map.put(field.name(), value(fields.get(field.pos()), field.schema()));
        }
        return map;
    }

    private static Object value(Object value, Schema schema) {
        if (value == null) {
            return "null";
        }
        Schema type = schema.isUnion() ? notNull(schema) : schema;
        LogicalType logical = type.getLogicalType();
        if (value instanceof GenericRecord fields) {
            return fields(fields);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> items = new TreeMap<>();
            map.forEach((key, item) -> items.put(key.toString(), value(item, type.getValueType())));
            return items;
        } else if (value instanceof List<?> list) {
            return list.stream().map(item -> value(item, type.getElementType())).toList();
        } else if (logical instanceof LogicalTypes.TimestampMillis) {
            return Instant.ofEpochMilli((Long) value);
        } else if (logical instanceof LogicalTypes.Date) {
            return LocalDate.ofEpochDay((Integer) value);
        } else if (logical instanceof LogicalTypes.Decimal decimal) {
            byte[] unscaled = new byte[((ByteBuffer) value).remaining()];
            ((ByteBuffer) value).duplicate().get(unscaled);
            return number(new BigDecimal(new BigInteger(unscaled), decimal.getScale()));
        }
        return value instanceof Number number ? number(new BigDecimal(number.toString())) : value.toString();
    }

    private static Schema notNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
