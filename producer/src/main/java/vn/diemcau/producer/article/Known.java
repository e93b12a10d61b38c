package vn.diemcau.producer.article;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Days of public events that a text speaks of. */
final class Known {
    private static final Map<String, Pattern> DAYS = days();

    private Known() {}

    /** The days of a kind that a key speaks of, in their order. */
    static List<LocalDate> in(String key, String kind) {
        return DAYS.entrySet().stream()
                .filter(day -> day.getKey().startsWith(kind + " ")
                        && day.getValue().matcher(key).find())
                .map(day -> LocalDate.parse(day.getKey().substring(kind.length() + 1)))
                .toList();
    }

    private static Map<String, Pattern> days() {
        Cues cues = Cues.of("known");
        Map<String, Pattern> days = new TreeMap<>();
        cues.kinds().forEach(kind -> days.put(kind, cues.get(kind)));
        return days;
    }
}
