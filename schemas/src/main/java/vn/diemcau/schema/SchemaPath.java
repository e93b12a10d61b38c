package vn.diemcau.schema;

import java.util.Optional;
import org.apache.avro.Schema;

/** Avro's pointers into a pair of schemas ({@code /fields/4/type/0}) as names for people. */
final class SchemaPath {
    private final StringBuilder path;
    private Schema reader;
    private Schema writer;

    private SchemaPath(String start, Schema reader, Schema writer) {
        path = new StringBuilder(start);
        this.reader = reader;
        this.writer = writer;
    }

    /** The names along a pointer, behind those of the path that leads to the two schemas. */
    static SchemaPath of(String start, String pointer, Schema reader, Schema writer) {
        SchemaPath path = new SchemaPath(start, reader, writer);
        boolean field = false;
        for (String step : pointer.split("/")) {
            if (step.isEmpty() || step.equals("type")) {
                continue;
            }
            boolean number = step.chars().allMatch(Character::isDigit);
            if (number && field) {
                path.enterField(Integer.parseInt(step));
            } else if (number) {
                path.enterBranch(Integer.parseInt(step));
            } else {
                path.enter(step);
            }
            field = step.equals("fields");
        }
        return path;
    }

    /** The writer's schema at the end of the path. */
    Schema writer() {
        return writer;
    }

    /** The names joined by dots. */
    @Override
    public String toString() {
        return path.toString();
    }

    /** The branch of a union that has the name of a type; a named type's full name, else the kind's. */
    static Optional<Schema> branch(Schema union, Schema type) {
        return union.getTypes().stream()
                .filter(branch -> branch.getFullName().equals(type.getFullName()))
                .findFirst();
    }

    /** The number of a field is its place in the reader. */
    private void enterField(int position) {
        Schema.Field field = reader.getFields().get(position);
        append(field.name());
        reader = field.schema();
        Schema.Field written = writer.getType() == Schema.Type.RECORD ? writer.getField(field.name()) : null;
        writer = written == null ? reader : written.schema();
    }

    /** The number of a branch is its place in the writer. */
    private void enterBranch(int position) {
        if (writer.getType() != Schema.Type.UNION) {
            return;
        }
        writer = writer.getTypes().get(position);
        append(writer.getName());
        if (reader.getType() == Schema.Type.UNION) {
            reader = branch(reader, writer).orElse(reader);
        }
    }

    private void enter(String step) {
        switch (step) {
            case "items" -> {
                path.append("[]");
                reader = reader.getElementType();
                writer = writer.getType() == Schema.Type.ARRAY ? writer.getElementType() : writer;
            }
            case "values" -> {
                path.append("{}");
                reader = reader.getValueType();
                writer = writer.getType() == Schema.Type.MAP ? writer.getValueType() : writer;
            }
            default -> {}
        }
    }

    private void append(String name) {
        path.append(path.isEmpty() ? "" : ".").append(name);
    }
}
