package vn.diemcau.producer.ndjson;

import java.util.Optional;

/**
 * A fault of a line.
 *
 * @param field the field as the line names it, an entry of a list as {@code invited[2]} (counted from 0); {@link #LINE}
 *     where the line as a whole is at fault
 * @param reason what is wrong and what is allowed, without the field's name; one line, safe for a terminal
 * @param suggestion what was probably meant, for near misses
 */
public record Fault(String field, String reason, Optional<String> suggestion) {
    /** Stands for the field where the line as a whole is at fault. */
    public static final String LINE = "(line)";

    /** How the reason begins where the line is not even JSON. */
    static final String NO_JSON = "is not valid ";

    /** Whether the line is not JSON at all, rather than JSON that is not an event. */
    public boolean isNoJson() {
        return field.equals(LINE) && reason.startsWith(NO_JSON);
    }

    /** {@code field: reason (did you mean …?)}. */
    @Override
    public String toString() {
        return field + ": " + reason
                + suggestion.map(text -> " (did you mean " + text + "?)").orElse("");
    }
}
