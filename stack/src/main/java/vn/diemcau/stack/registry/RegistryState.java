package vn.diemcau.stack.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import vn.diemcau.schema.Compatibility;

/**
 * The state of the registry; also the form of its file. Immutable: each change creates a new one.
 *
 * @param schemas the text of each schema ever registered; its id is its place, counted from 1
 * @param subjects the versions of each subject, oldest first, none empty
 * @param level the level of subjects that have none of their own
 * @param levels those of subjects
 * @param modes the subjects that have a mode of their own; null, in files of earlier versions, stands for none
 */
record RegistryState(
        List<String> schemas,
        SortedMap<String, List<Version>> subjects,
        Compatibility level,
        SortedMap<String, Compatibility> levels,
        SortedSet<String> modes) {
    static final RegistryState EMPTY =
            new RegistryState(List.of(), new TreeMap<>(), Compatibility.BACKWARD, new TreeMap<>(), new TreeSet<>());

    /**
     * A version of a subject.
     *
     * @param deleted softly: no longer listed, but readable by its id
     */
    record Version(int version, int id, boolean deleted) {}

    RegistryState {
        schemas = List.copyOf(schemas);
        subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        modes = modes == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(modes));
    }

    /** The versions of a subject; empty if there is none. */
    List<Version> versions(String subject, boolean withDeleted) {
        return subjects.getOrDefault(subject, List.of()).stream()
                .filter(version -> withDeleted || !version.deleted())
                .toList();
    }

    /** The text of an id. */
    String schema(int id) {
        return schemas.get(id - 1);
    }

    /** The id of a text; 0 if it has none. */
    int id(String schema) {
        return schemas.indexOf(schema) + 1;
    }

    RegistryState withSchema(String schema) {
        List<String> more = new ArrayList<>(schemas);
        more.add(schema);
        return new RegistryState(more, subjects, level, levels, modes);
    }

    RegistryState withVersions(String subject, UnaryOperator<List<Version>> change) {
        SortedMap<String, List<Version>> changed = new TreeMap<>(subjects);
        List<Version> versions = change.apply(new ArrayList<>(changed.getOrDefault(subject, List.of())));
        if (versions.isEmpty()) {
            changed.remove(subject);
        } else {
            changed.put(subject, List.copyOf(versions));
        }
        return new RegistryState(schemas, changed, level, levels, modes);
    }

    RegistryState withLevel(Compatibility changed) {
        return new RegistryState(schemas, subjects, changed, levels, modes);
    }

    /** With a level of a subject's own; null: without. */
    RegistryState withLevel(String subject, Compatibility own) {
        SortedMap<String, Compatibility> changed = new TreeMap<>(levels);
        if (own == null) {
            changed.remove(subject);
        } else {
            changed.put(subject, own);
        }
        return new RegistryState(schemas, subjects, level, changed, modes);
    }

    /** With a mode of a subject's own, or without. */
    RegistryState withMode(String subject, boolean own) {
        SortedSet<String> changed = new TreeSet<>(modes);
        if (own) {
            changed.add(subject);
        } else {
            changed.remove(subject);
        }
        return new RegistryState(schemas, subjects, level, levels, changed);
    }
}
