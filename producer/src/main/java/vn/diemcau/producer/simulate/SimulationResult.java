package vn.diemcau.producer.simulate;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a simulation did. Of one that succeeded, {@code sent = events + duplicates + poison}.
 *
 * @param events distinct valid events that were handed over
 * @param duplicates events that were handed over once more
 * @param poison bad lines or records that were handed over
 * @param sent lines that were written, or records that the brokers have acknowledged
 * @param lastOffsets the highest acknowledged offset of each partition, topic names with prefix; empty of a file
 * @param behind by how much a record was later than its schedule at most; zero without a rate
 * @param duration from the first record to the last acknowledgement
 */
public record SimulationResult(
        long events,
        long duplicates,
        long poison,
        long sent,
        Map<TopicPartition, Long> lastOffsets,
        Duration behind,
        Duration duration) {
    public SimulationResult {
        lastOffsets = Map.copyOf(lastOffsets);
    }

    /** Records that were handed over and that no broker has acknowledged; 0 of a simulation that succeeded. */
    public long unacknowledged() {
        return events + duplicates + poison - sent;
    }

    /** One line for people: {@code sent 1,012 = events 1,000 + duplicates 12 + poison 0 in 0.1 s (10,120 records/s)}. */
    public String summary() {
        double seconds = duration.toNanos() / 1e9;
        String lost =
                unacknowledged() == 0 ? "" : String.format(Locale.ROOT, " - not acknowledged %,d", unacknowledged());
        String rate = seconds == 0 ? "" : String.format(Locale.ROOT, " (%,.0f records/s)", sent / seconds);
        String late = behind.isZero()
                ? ""
                : String.format(Locale.ROOT, ", at most %.3f s behind schedule", behind.toNanos() / 1e9);
        return String.format(
                Locale.ROOT,
                "sent %,d = events %,d + duplicates %,d + poison %,d%s in %.1f s%s%s",
                sent,
                events,
                duplicates,
                poison,
                lost,
                seconds,
                rate,
                late);
    }
}
