package vn.diemcau.stack.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** How far a new schema of a subject must get on with the earlier ones. */
enum Level {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsEarlier;
    private final boolean readByEarlier;
    private final boolean transitive;

    Level(boolean readsEarlier, boolean readByEarlier, boolean transitive) {
        this.readsEarlier = readsEarlier;
        this.readByEarlier = readByEarlier;
        this.transitive = transitive;
    }

    /**
     * The level of a name, in any case.
     *
     * @throws RegistryError 42203 if there is none
     */
    static Level of(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> RegistryError.invalidLevel(name));
    }

    static String names() {
        return Arrays.stream(values()).map(Level::name).collect(Collectors.joining(", "));
    }

    /**
     * Why a schema may not follow earlier ones; empty if it may.
     *
     * @param earlier in the order of their versions
     */
    List<String> objections(Schema schema, List<Schema> earlier) {
        return earlier.stream()
                .skip(transitive ? 0 : Math.max(0, earlier.size() - 1))
                .flatMap(before -> Stream.concat(
                        readsEarlier
                                ? objections("the new schema cannot read the earlier", schema, before)
                                : Stream.of(),
                        readByEarlier
                                ? objections("the earlier schema cannot read the new", before, schema)
                                : Stream.of()))
                .toList();
    }

    private static Stream<String> objections(String what, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem ->
                        what + ": " + problem.getType() + " at " + problem.getLocation() + ": " + problem.getMessage());
    }
}
