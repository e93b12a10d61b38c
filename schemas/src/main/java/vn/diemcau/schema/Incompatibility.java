package vn.diemcau.schema;

/**
 * One reason why a schema and an earlier version of it are incompatible.
 *
 * @param version the number of the earlier version
 * @param direction who cannot read whom
 * @param type the kind of the fault, by Avro's names, e.g. {@code MISSING_UNION_BRANCH}
 * @param location where it is: names of fields, and of records within a union, joined by dots, {@code []} for the
 *     elements of an array and {@code {}} for the values of a map; empty for the whole schema
 * @param message what is wrong there, in Avro's words
 */
public record Incompatibility(int version, Direction direction, String type, String location, String message) {
    /** Who reads whom. */
    public enum Direction {
        /** The new schema reads what the earlier version wrote. */
        BACKWARD,
        /** The earlier version reads what the new schema writes. */
        FORWARD
    }

    /** The fault in a sentence. */
    public String describe() {
        String who = direction == Direction.BACKWARD
                ? "the new schema cannot read what version " + version + " wrote"
                : "version " + version + " cannot read what the new schema writes";
        String where = location.isEmpty() ? "" : " at " + location;
        return who + ": " + type + where + ": " + message;
    }
}
