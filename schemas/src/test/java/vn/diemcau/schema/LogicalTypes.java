package vn.diemcau.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * The meaning of a schema's bare numbers and bytes, which Avro's rules of resolution don't look at: milliseconds read
 * as microseconds are compatible and wrong.
 */
final class LogicalTypes {
    private final Map<String, String> byPath = new TreeMap<>();
    private final Set<String> entered = new HashSet<>();

    private LogicalTypes() {}

    /** Every field of every record, as RECORD.FIELD, with its logical type and that type's parameters. */
    static Map<String, String> of(Schema schema) {
        LogicalTypes types = new LogicalTypes();
        types.enter(schema, "");
        return types.byPath;
    }

    private void enter(Schema schema, String path) {
        LogicalType type = schema.getLogicalType();
        if (type != null) {
            byPath.put(path, type.getName() + schema.getObjectProps());
        }
        switch (schema.getType()) {
            case RECORD -> {
                if (entered.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> enter(field.schema(), schema.getName() + "." + field.name()));
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> enter(branch, path));
            case ARRAY -> enter(schema.getElementType(), path + "[]");
            case MAP -> enter(schema.getValueType(), path + "{}");
            default -> byPath.putIfAbsent(path, "none");
        }
    }
}
