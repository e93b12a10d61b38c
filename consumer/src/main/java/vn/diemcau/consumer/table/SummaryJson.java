package vn.diemcau.consumer.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Values of summaries as JSON: instants in UTC with milliseconds, decimals without trailing zeros, enums by name. */
public final class SummaryJson {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SummaryJson() {}

    /** A value of the generated classes, which may be null, as JSON. */
    public static JsonNode node(Object value) {
        if (value == null) {
            return NullNode.instance;
        } else if (value instanceof BigDecimal number) {
            return number(number);
        } else if (value instanceof Long number) {
            return LongNode.valueOf(number);
        } else if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        } else if (value instanceof Double number) {
            return DoubleNode.valueOf(number);
        } else if (value instanceof Instant instant) {
            return TextNode.valueOf(INSTANT.format(instant));
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        } else if (value instanceof Iterable<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        } else if (value instanceof IndexedRecord document) {
            return object(document);
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof LocalDate) {
            return TextNode.valueOf(clean(value.toString()));
        }
        throw new IllegalArgumentException("No JSON for a " + value.getClass().getName());
    }

    /** A summary as the row that the database makes of it. */
    public static ObjectNode row(IndexedRecord summary) {
        return object(summary);
    }

    /**
     * A text as the database can keep it: PostgreSQL has no U+0000, in text as in jsonb, so the replacement character
     * U+FFFD stands in its place. A control character in free text is no reason to lose a summary.
     */
    public static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON", e);
        }
    }

    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database returned JSON that cannot be read: " + json, e);
        }
    }

    /** What jsonb has put in an order of its own, in the order of the schema; a map in that of its keys. */
    public static JsonNode arrange(JsonNode value, Schema schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        switch (schema.getType()) {
            case ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                value.forEach(item -> array.add(arrange(item, schema.getElementType())));
                return array;
            }
            case RECORD -> {
                schema.getFields().forEach(field -> object.set(field.name(), nullIfAbsent(value.get(field.name()))));
                return object;
            }
            case MAP -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
                return object.setAll(sorted);
            }
            default -> {
                return value;
            }
        }
    }

    private static JsonNode nullIfAbsent(JsonNode value) {
        return value == null ? NullNode.instance : value;
    }

    private static DecimalNode number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static ObjectNode object(Map<?, ?> map) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(clean(key.toString()), node(value)));
        return JsonNodeFactory.instance.objectNode().setAll(sorted);
    }

    private static ObjectNode object(IndexedRecord document) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : document.getSchema().getFields()) {
            object.set(field.name(), node(document.get(field.pos())));
        }
        return object;
    }
}
