package vn.diemcau.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import vn.diemcau.schema.Incompatibility.Direction;

/**
 * Whether a reader's schema resolves a writer's, in one direction against one version. Avro reports an incompatible
 * branch of a union as missing; here the reason within the branch is found too.
 */
record Resolvability(int version, Direction direction) {
    List<Incompatibility> check(Schema reader, Schema writer) {
        return check(reader, writer, "", Set.of()).toList();
    }

    /** A type may contain itself: branches that were entered already are not entered again. */
    private Stream<Incompatibility> check(Schema reader, Schema writer, String path, Set<String> entered) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .flatMap(fault -> explain(fault, SchemaPath.of(path, fault.getLocation(), reader, writer), entered));
    }

    private Stream<Incompatibility> explain(
            SchemaCompatibility.Incompatibility fault, SchemaPath path, Set<String> entered) {
        List<Incompatibility> within = branchThatDoesNotFit(fault, path.writer())
                .filter(branch -> !entered.contains(branch.getFullName()))
                .map(branch -> check(branch, path.writer(), path.toString(), with(entered, branch.getFullName())))
                .orElse(Stream.empty())
                .toList();
        if (!within.isEmpty()) {
            return within.stream();
        }
        return Stream.of(
                new Incompatibility(version, direction, fault.getType().name(), path.toString(), fault.getMessage()));
    }

    private static Set<String> with(Set<String> names, String name) {
        return Stream.concat(names.stream(), Stream.of(name)).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Schema> branchThatDoesNotFit(SchemaCompatibility.Incompatibility fault, Schema written) {
        if (fault.getType() != SchemaIncompatibilityType.MISSING_UNION_BRANCH) {
            return Optional.empty();
        }
        return SchemaPath.branch(fault.getReaderFragment(), written);
    }
}
