package vn.diemcau.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.avro.Schema;
import vn.diemcau.schema.Incompatibility.Direction;

/**
 * The compatibility that a new version of a schema must have with earlier versions; the levels of Confluent's registry,
 * judged by Avro's own rules of schema resolution. A level that is not transitive looks at the last version alone.
 */
public enum Compatibility {
    /** Anything is allowed. */
    NONE(false, List.of()),
    /** The new schema reads what the last version wrote. */
    BACKWARD(false, List.of(Direction.BACKWARD)),
    /** The new schema reads what any version wrote. */
    BACKWARD_TRANSITIVE(true, List.of(Direction.BACKWARD)),
    /** The last version reads what the new schema writes. */
    FORWARD(false, List.of(Direction.FORWARD)),
    /** Every version reads what the new schema writes. */
    FORWARD_TRANSITIVE(true, List.of(Direction.FORWARD)),
    /** The new schema and the last version read each other. */
    FULL(false, List.of(Direction.BACKWARD, Direction.FORWARD)),
    /** The new schema and every version read each other. */
    FULL_TRANSITIVE(true, List.of(Direction.BACKWARD, Direction.FORWARD));

    private final boolean transitive;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Direction> directions;

    Compatibility(boolean transitive, List<Direction> directions) {
        this.transitive = transitive;
        this.directions = directions;
    }

    /**
     * The reasons why a schema may not follow the earlier versions.
     *
     * @param candidate the new schema
     * @param versions the versions so far by number, the last one the newest; may be empty
     * @return what is incompatible, by version and direction; empty if it is compatible
     */
    public List<Incompatibility> check(Schema candidate, SortedMap<Integer, Schema> versions) {
        SortedMap<Integer, Schema> judged =
                transitive || versions.isEmpty() ? versions : versions.tailMap(versions.lastKey());
        List<Incompatibility> found = new ArrayList<>();
        judged.forEach((number, version) -> {
            for (Direction direction : directions) {
                Resolvability resolvability = new Resolvability(number, direction);
                found.addAll(
                        direction == Direction.BACKWARD
                                ? resolvability.check(candidate, version)
                                : resolvability.check(version, candidate));
            }
        });
        return List.copyOf(found);
    }
}
