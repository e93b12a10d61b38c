package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days of public events that a text speaks of. */
final class KnownDates {
    private static final List<Event> EVENTS = events();

    private KnownDates() {}

    /** The days of a kind that a key speaks of, in the order of the vocabulary. */
    static List<LocalDate> in(String key, String kind) {
        return EVENTS.stream()
                .filter(event -> event.kind.equals(kind) && event.in(key))
                .map(Event::day)
                .toList();
    }

    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        Cues cues = Cues.of("known");
        for (String kind : cues.kinds()) {
            String[] parts = kind.split(" ");
            cues.lines(kind)
                    .forEach(line -> events.add(new Event(
                            parts[0],
                            LocalDate.parse(parts[1]),
                            line.replaceAll("(?:.\\?|[(\\\\|.*+{\\[]).*", ""),
                            Expression.of(Cues.whole(line)))));
        }
        return List.copyOf(events);
    }

    /** @param literal what the expression begins with: most texts do not hold it */
    private record Event(String kind, LocalDate day, String literal, Expression expression) {
        boolean in(String key) {
            return key.contains(literal) && expression.matcher(key).find();
        }
    }
}
