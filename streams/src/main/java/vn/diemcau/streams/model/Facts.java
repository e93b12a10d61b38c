package vn.diemcau.streams.model;

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
    private final List<Event<?>> events;

    /** Takes distinct events in any order. */
    Facts(Collection<Event<?>> events) {
        this.events = events.stream().sorted().toList();
    }

    /** The events with a body of the type, from the earliest to the latest. */
    <B> List<Event<B>> all(Class<B> type) {
        return events.stream()
                .filter(event -> event.is(type))
                .<Event<B>>map(event -> event.as(type))
                .toList();
    }

    /** The events with a body of any of the types, from the earliest to the latest. */
    List<Event<?>> allOf(Class<?>... types) {
        List<Event<?>> all = new ArrayList<>(events);
        all.removeIf(event -> Arrays.stream(types).noneMatch(event::is));
        return all;
    }

    /** The latest event with a body of the type. */
    <B> Optional<Event<B>> latest(Class<B> type) {
        List<Event<B>> all = all(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * What stands of the things that were said: of each the latest version, unless it was taken back later than that.
     *
     * @param saidOf which thing a statement is about
     * @param takenBackOf which thing a retraction is about
     * @return the statements by thing
     */
    <S, R> SortedMap<String, Event<S>> standing(
            Class<S> said, Function<S, String> saidOf, Class<R> takenBack, Function<R, String> takenBackOf) {
        SortedMap<String, Event<S>> standing = new TreeMap<>();
        for (Event<?> event : events) {
            if (event.is(said)) {
                Event<S> statement = event.as(said);
                standing.put(saidOf.apply(statement.body()), statement);
            } else if (event.is(takenBack)) {
                standing.remove(takenBackOf.apply(takenBack.cast(event.body())));
            }
        }
        return standing;
    }
}
