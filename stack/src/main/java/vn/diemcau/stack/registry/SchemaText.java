package vn.diemcau.stack.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.avro.Schema;

/**
 * Schemas and their texts. The text of a schema is Avro's own writing of it, docs included: it decides what is the
 * same.
 */
final class SchemaText {
    private static final ObjectMapper SORTING = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private SchemaText() {}

    /**
     * The text under which a schema is kept.
     *
     * @param normalize whether the order of properties shall make no difference
     * @throws RegistryError 42201 if it is not an Avro schema
     */
    static String of(String text, boolean normalize) {
        String canonical = parse(text).toString();
        return normalize ? parse(sorted(canonical)).toString() : canonical;
    }

    /**
     * The schema of a text.
     *
     * @throws RegistryError 42201 if it is not an Avro schema
     */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw RegistryError.invalidSchema(e.getMessage());
        }
    }

    private static String sorted(String json) {
        try {
            return SORTING.writeValueAsString(SORTING.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw RegistryError.invalidSchema(e.getMessage());
        }
    }
}
