package vn.diemcau.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** All events of one conference, each once, from the earliest to the latest. */
final class Facts {
    private final List<ModelEvent<?>> events;

    /** Takes distinct events in any order. */
    Facts(Collection<ModelEvent<?>> events) {
        this.events = events.stream().sorted().toList();
    }

    /** The events with a body of the type, from the earliest to the latest. */
    <B> List<ModelEvent<B>> all(Class<B> type) {
        return events.stream()
                .filter(event -> event.is(type))
                .<ModelEvent<B>>map(event -> event.as(type))
                .toList();
    }

    /** The events with a body of any of the types, from the earliest to the latest. */
    List<ModelEvent<?>> allOf(Class<?>... types) {
        List<ModelEvent<?>> all = new ArrayList<>(events);
        all.removeIf(event -> Arrays.stream(types).noneMatch(event::is));
        return all;
    }

    /** The latest event with a body of the type. */
    <B> Optional<ModelEvent<B>> latest(Class<B> type) {
        List<ModelEvent<B>> all = all(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * What stands of the things that were said: of each the latest version, unless it was taken back later than that.
     *
     * @param saidOf which thing a statement is about
     * @param takenBackOf which thing a retraction is about
     * @return the statements by thing
     */
    <S, R> SortedMap<String, ModelEvent<S>> standing(
            Class<S> said, Function<S, String> saidOf, Class<R> takenBack, Function<R, String> takenBackOf) {
        SortedMap<String, ModelEvent<S>> standing = new TreeMap<>();
        for (ModelEvent<?> event : events) {
            if (event.is(said)) {
                ModelEvent<S> statement = event.as(said);
                standing.put(saidOf.apply(statement.body()), statement);
            } else if (event.is(takenBack)) {
                standing.remove(takenBackOf.apply(takenBack.cast(event.body())));
            }
        }
        return standing;
    }
}
