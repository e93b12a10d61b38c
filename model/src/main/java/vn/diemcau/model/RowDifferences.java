package vn.diemcau.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** In what two rows of the same key differ, in words. */
public final class RowDifferences {
    /** The field with the time at which a row was computed, which differs between computations. */
    public static final String UPDATED_AT = "updatedAt";

    private static final double TOLERANCE = 1e-9;

    private RowDifferences() {}

    /**
     * One line for a row that is missing or too many, or else for each field that differs; {@code updatedAt} is left
     * aside, and the rates may differ in the ninth digit.
     *
     * @param row what to call the row
     * @param expected null where there should be none
     * @param actual null where there is none
     * @return empty where both say the same
     */
    public static List<String> of(String row, IndexedRecord expected, IndexedRecord actual) {
        if (expected == null || actual == null) {
            return expected == actual ? List.of() : List.of(missing(row, expected, actual));
        }
        List<String> differences = new ArrayList<>();
        for (Schema.Field field : expected.getSchema().getFields()) {
            Object wanted = expected.get(field.pos());
            Object found = actual.get(field.pos());
            if (!field.name().equals(UPDATED_AT) && !same(wanted, found)) {
                differences.add(field(row, field.name(), wanted, found));
            }
        }
        return differences;
    }

    /** The line for a row of which only one side is there; the other is null. */
    public static String missing(String row, Object expected, Object actual) {
        return actual == null
                ? row + ": no such row, expected " + expected
                : row + ": a row that should not be, " + actual;
    }

    /** The line for a field; what is absent is null. */
    public static String field(String row, String name, Object expected, Object actual) {
        return row + " " + name + ": expected " + expected + ", got " + actual;
    }

    /** Whether two numbers are the same but for the way in which they were added up. */
    public static boolean same(double expected, double actual) {
        return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }

    private static boolean same(Object expected, Object actual) {
        if (expected instanceof Double wanted && actual instanceof Double found) {
            return same(wanted.doubleValue(), found.doubleValue());
        }
        if (expected instanceof Collection<?> wanted && actual instanceof Collection<?> found) {
            // Avro's own lists compare their items without knowing of decimals.
            return new ArrayList<>(wanted).equals(new ArrayList<>(found));
        }
        return Objects.equals(expected, actual);
    }
}
