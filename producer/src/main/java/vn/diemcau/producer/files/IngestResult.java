package vn.diemcau.producer.files;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What an ingest did. Of an ingest that succeeded, {@code read = sent + rejected}.
 *
 * @param read lines that were read; blank ones are none
 * @param sent lines whose events the brokers have acknowledged
 * @param rejected lines that were rejected and kept in a rejects file
 * @param lastOffsets the highest acknowledged offset of each partition, topic names with prefix
 * @param duration from the first line to the last acknowledgement
 */
public record IngestResult(
        long read, long sent, long rejected, Map<TopicPartition, Long> lastOffsets, Duration duration) {
    public IngestResult {
        lastOffsets = Map.copyOf(lastOffsets);
    }

    /** Lines that were sent but not acknowledged; 0 if the ingest succeeded. */
    public long unacknowledged() {
        return read - sent - rejected;
    }

    /** One line for people: {@code read 61 = sent 60 + rejected 1 in 0.2 s (305 lines/s)}. */
    public String summary() {
        double seconds = duration.toMillis() / 1000.0;
        String lost =
                unacknowledged() == 0 ? "" : String.format(Locale.ROOT, " + not acknowledged %,d", unacknowledged());
        String rate = seconds == 0 ? "" : String.format(Locale.ROOT, " (%,.0f lines/s)", read / seconds);
        return String.format(
                Locale.ROOT,
                "read %,d = sent %,d + rejected %,d%s in %.1f s%s",
                read,
                sent,
                rejected,
                lost,
                seconds,
                rate);
    }
}
