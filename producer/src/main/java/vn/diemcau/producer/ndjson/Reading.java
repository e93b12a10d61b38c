package vn.diemcau.producer.ndjson;

import java.util.List;

/** The result of {@link EventReader}: an event, or all faults of the line. */
public sealed interface Reading {
    /** The line is a valid event. */
    record Valid(ParsedEvent event) implements Reading {}

    /**
     * The line is not a valid event.
     *
     * @param faults all that is wrong, at least one
     */
    record Invalid(List<Fault> faults) implements Reading {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
