package vn.diemcau.stack.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import vn.diemcau.schema.Compatibility;
import vn.diemcau.schema.Incompatibility;
import vn.diemcau.schema.SchemaGuid;
import vn.diemcau.stack.registry.RegistryState.Version;

/**
 * Schemas and their subjects, as Confluent's registry keeps them: one id for each text, versions counted per subject,
 * deletion in two steps. Every change is in the file before it is visible. Errors are {@link RegistryError}s.
 */
final class SchemaStore {
    private final RegistryFile file;
    private volatile RegistryState state;

    /** The store of a file. */
    SchemaStore(RegistryFile file) throws IOException {
        this.file = file;
        this.state = file.read();
    }

    /** A version of a subject, with its schema. */
    record Entry(String subject, int version, int id, UUID guid, String schema) {}

    /** The answer to a registration. */
    record Registration(int id, int version, UUID guid) {}

    /** A subject and the number of one of its versions. */
    record SubjectVersion(String subject, int version) {}

    /** The subjects that begin so; one of which every version is deleted counts as deleted. */
    List<String> subjects(String prefix, Deletion deletion) {
        RegistryState now = state;
        return now.subjects().keySet().stream()
                .filter(subject -> subject.startsWith(prefix))
                .filter(subject -> deletion.shows(now.versions(subject, false).isEmpty()))
                .toList();
    }

    List<Integer> versions(String subject, Deletion deletion) {
        List<Integer> versions = required(state, subject, deletion != Deletion.HIDDEN).stream()
                .filter(version -> deletion.shows(version.deleted()))
                .map(Version::version)
                .toList();
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return versions;
    }

    /** The versions of the subjects that begin so, or only the latest of each. */
    List<Entry> entries(String prefix, boolean withDeleted, boolean latestOnly) {
        RegistryState now = state;
        return now.subjects().keySet().stream()
                .filter(subject -> subject.startsWith(prefix))
                .flatMap(subject -> {
                    List<Version> versions = now.versions(subject, withDeleted);
                    return versions.stream()
                            .filter(version -> !latestOnly || version.equals(last(versions)))
                            .map(version -> entry(now, subject, version));
                })
                .toList();
    }

    /** A version; null stands for the latest. */
    Entry version(String subject, Integer number, boolean withDeleted) {
        RegistryState now = state;
        List<Version> versions = required(now, subject, withDeleted);
        return entry(now, subject, number == null ? last(versions) : required(versions, number));
    }

    /** The version of a subject that has this text. */
    Entry lookUp(String subject, String text, boolean withDeleted) {
        RegistryState now = state;
        required(now, subject, withDeleted);
        return find(now, subject, text, withDeleted)
                .map(version -> entry(now, subject, version))
                .orElseThrow(RegistryError::noSchema);
    }

    /**
     * Puts a text under a subject as its newest version, unless it is there already.
     *
     * @param number that the version must have; null: whichever it gets
     */
    synchronized Registration register(String subject, String text, Integer number) {
        Optional<Version> known = find(state, subject, text, false);
        if (known.isPresent()) {
            requireNumber(number, known.get().version());
            return registration(known.get(), text);
        }
        List<String> objections = objections(subject, SchemaText.parse(text));
        if (!objections.isEmpty()) {
            throw new RegistryError(
                    409,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\", details: " + objections + ", level: " + level(subject, true));
        }
        List<Version> earlier = state.versions(subject, true);
        int next = earlier.isEmpty() ? 1 : last(earlier).version() + 1;
        requireNumber(number, next);
        RegistryState withText = state.id(text) == 0 ? state.withSchema(text) : state;
        Version version = new Version(next, withText.id(text), false);
        change(withText.withVersions(subject, versions -> {
            versions.add(version);
            return versions;
        }));
        return registration(version, text);
    }

    private static void requireNumber(Integer number, int has) {
        if (number != null && number != has) {
            throw RegistryError.invalidSchema("its version would be " + has + ", not " + number);
        }
    }

    private static Registration registration(Version version, String text) {
        return new Registration(version.id(), version.version(), SchemaGuid.of(text));
    }

    /** The incompatibilities of a schema as the next version of a subject, at the subject's level. */
    List<String> objections(String subject, Schema schema) {
        RegistryState now = state;
        SortedMap<Integer, Schema> earlier = new TreeMap<>();
        now.versions(subject, false)
                .forEach(version -> earlier.put(version.version(), SchemaText.parse(now.schema(version.id()))));
        return objections(subject, schema, earlier);
    }

    /** The incompatibilities of a schema with one version, at the subject's level. */
    List<String> objections(String subject, Integer number, Schema schema) {
        if (number == null && state.versions(subject, false).isEmpty()) {
            return List.of();
        }
        Entry earlier = version(subject, number, false);
        return objections(
                subject, schema, new TreeMap<>(Map.of(earlier.version(), SchemaText.parse(earlier.schema()))));
    }

    private List<String> objections(String subject, Schema schema, SortedMap<Integer, Schema> earlier) {
        return level(subject, true).check(schema, earlier).stream()
                .map(Incompatibility::describe)
                .toList();
    }

    /** The text of an id that any version, deleted or not, still has. */
    String schema(int id) {
        if (uses(id, true).findAny().isEmpty()) {
            throw RegistryError.noSchema(Integer.toString(id));
        }
        return state.schema(id);
    }

    /** The id of a GUID that any version, deleted or not, still has. */
    int id(UUID guid) {
        RegistryState now = state;
        return IntStream.rangeClosed(1, now.schemas().size())
                .filter(id -> SchemaGuid.of(now.schema(id)).equals(guid))
                .filter(id -> uses(id, true).findAny().isPresent())
                .findFirst()
                .orElseThrow(() -> RegistryError.noSchema(guid.toString()));
    }

    /** The greatest id so far. */
    int maxId() {
        return state.schemas().size();
    }

    /** The versions that have the schema of an id. */
    List<SubjectVersion> usedBy(int id, boolean withDeleted) {
        schema(id);
        return uses(id, withDeleted).toList();
    }

    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        List<Version> all = required(state, subject, true);
        boolean soft = all.stream().allMatch(Version::deleted);
        if (soft && !permanent) {
            throw new RegistryError(
                    40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
        }
        if (!soft && permanent) {
            throw new RegistryError(
                    40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
        }
        List<Version> gone = permanent ? all : state.versions(subject, false);
        change(state.withVersions(subject, versions -> permanent ? List.of() : softly(versions, gone))
                .withLevel(subject, null)
                .withMode(subject, false));
        return gone.stream().map(Version::version).toList();
    }

    synchronized int deleteVersion(String subject, Integer number, boolean permanent) {
        List<Version> all = required(state, subject, true);
        if (number == null) {
            required(state, subject, permanent);
        }
        Version gone = number == null ? last(state.versions(subject, permanent)) : required(all, number);
        String name = "Subject '" + subject + "' Version " + gone.version();
        if (gone.deleted() && !permanent) {
            throw new RegistryError(40406, name + " was soft deleted. Set permanent=true to delete permanently");
        }
        if (!gone.deleted() && permanent) {
            throw new RegistryError(40407, name + " was not deleted first before being permanently deleted");
        }
        change(state.withVersions(subject, versions -> {
            if (permanent) {
                versions.remove(gone);
                return versions;
            }
            return softly(versions, List.of(gone));
        }));
        return gone.version();
    }

    Compatibility level() {
        return state.level();
    }

    /** The level of a subject. */
    Compatibility level(String subject, boolean defaultToGlobal) {
        RegistryState now = state;
        Compatibility own = now.levels().get(subject);
        if (own == null && !defaultToGlobal) {
            throw new RegistryError(
                    40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
        }
        return own == null ? now.level() : own;
    }

    synchronized void setLevel(Compatibility level) {
        change(state.withLevel(level));
    }

    synchronized void setLevel(String subject, Compatibility level) {
        change(state.withLevel(subject, level));
    }

    synchronized Compatibility resetLevel() {
        Compatibility before = state.level();
        change(state.withLevel(RegistryState.EMPTY.level()));
        return before;
    }

    synchronized Compatibility resetLevel(String subject) {
        Compatibility before = state.levels().get(subject);
        if (before == null) {
            throw RegistryError.noSubject(subject);
        }
        change(state.withLevel(subject, null));
        return before;
    }

    /** Whether a subject has a mode of its own; there is only one mode. */
    boolean hasMode(String subject) {
        return state.modes().contains(subject);
    }

    synchronized void setMode(String subject) {
        change(state.withMode(subject, true));
    }

    synchronized void resetMode(String subject) {
        if (!hasMode(subject)) {
            throw RegistryError.noSubject(subject);
        }
        change(state.withMode(subject, false));
    }

    private void change(RegistryState next) {
        try {
            file.write(next);
        } catch (IOException e) {
            throw new RegistryError(50001, "The change could not be written and was not made: " + e);
        }
        state = next;
    }

    private Stream<SubjectVersion> uses(int id, boolean withDeleted) {
        RegistryState now = state;
        return now.subjects().keySet().stream()
                .flatMap(subject -> now.versions(subject, withDeleted).stream()
                        .filter(version -> version.id() == id)
                        .map(version -> new SubjectVersion(subject, version.version())));
    }

    private static Optional<Version> find(RegistryState now, String subject, String text, boolean withDeleted) {
        int id = now.id(text);
        return now.versions(subject, withDeleted).stream()
                .filter(version -> version.id() == id)
                .reduce((earlier, later) -> later);
    }

    private static List<Version> required(RegistryState now, String subject, boolean withDeleted) {
        List<Version> versions = now.versions(subject, withDeleted);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return versions;
    }

    private static Version required(List<Version> versions, int number) {
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryError.noVersion(number));
    }

    private static Version last(List<Version> versions) {
        return versions.get(versions.size() - 1);
    }

    private static Entry entry(RegistryState now, String subject, Version version) {
        String text = now.schema(version.id());
        return new Entry(subject, version.version(), version.id(), SchemaGuid.of(text), text);
    }

    private static List<Version> softly(List<Version> versions, List<Version> gone) {
        List<Version> marked = new ArrayList<>();
        for (Version version : versions) {
            marked.add(gone.contains(version) ? new Version(version.version(), version.id(), true) : version);
        }
        return marked;
    }
}
