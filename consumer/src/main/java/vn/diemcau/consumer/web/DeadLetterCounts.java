package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.topic.DeadLetter;

/** Counts the latest dead letters of each partition by what was wrong, whatever the values that their reasons quote. */
final class DeadLetterCounts {
    /** So many letters of each partition are counted. */
    static final int LATEST = 2_000;

    private static final int MOST_REASONS = 100;
    private static final int LONGEST_REASON = 300;
    private static final Pattern QUOTED_OR_NUMBER = Pattern.compile("'[^']*'|\\d+(?:[.,]\\d+)*");
    private static final String UNKNOWN = "?";

    private final Map<TopicPartition, Deque<Letter>> letters = new HashMap<>();
    private final Map<Reason, Count> counts = new HashMap<>();
    private boolean cut;

    /** What letters have in common. */
    private record Reason(String stage, String topic, String reason) {}

    private record Letter(long offset, Reason reason) {}

    private static final class Count {
        private long letters;
        private long latest;
        private String origin;
        private String example;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter = DeadLetter.of(record.headers())
                .orElseGet(() -> new DeadLetter(
                        UNKNOWN, 0, 0, 0, UNKNOWN, UNKNOWN, "its headers do not say where it came from"));
        String said = SummaryJson.clean(letter.reason());
        Reason reason = new Reason(
                SummaryJson.clean(letter.stage()),
                SummaryJson.clean(letter.topic()),
                shortened(QUOTED_OR_NUMBER.matcher(said).replaceAll("…")));
        Count count = counts.computeIfAbsent(reason, none -> new Count());
        count.letters++;
        if (record.timestamp() >= count.latest) {
            count.latest = record.timestamp();
            count.origin = SummaryJson.clean(letter.origin());
            count.example = shortened(said);
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Deque<Letter> ofPartition = letters.computeIfAbsent(partition, none -> new ArrayDeque<>());
        ofPartition.add(new Letter(record.offset(), reason));
        if (ofPartition.size() > LATEST) {
            forgetOldest(ofPartition);
            cut = true;
        }
    }

    /** Letters before an offset are not counted, though the topic has them. */
    void leaveOut() {
        cut = true;
    }

    /** The topic no longer has the letters of a partition that stand before an offset. */
    void forgetBefore(TopicPartition partition, long offset) {
        Deque<Letter> ofPartition = letters.getOrDefault(partition, new ArrayDeque<>());
        while (!ofPartition.isEmpty() && ofPartition.peek().offset() < offset) {
            forgetOldest(ofPartition);
        }
    }

    void clear() {
        letters.clear();
        counts.clear();
        cut = false;
    }

    /** @param read whether all that the topic has was read */
    void addTo(ObjectNode json, boolean read) {
        json.put("letters", letters.values().stream().mapToLong(Deque::size).sum());
        json.put("complete", read && !cut);
        ArrayNode byReason = json.putArray("byReason");
        counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Reason, Count>>comparingLong(entry -> -entry.getValue().letters)
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(MOST_REASONS)
                .forEach(entry -> {
                    Count count = entry.getValue();
                    byReason.addObject()
                            .put("stage", entry.getKey().stage())
                            .put("topic", entry.getKey().topic())
                            .put("reason", entry.getKey().reason())
                            .put("letters", count.letters)
                            .put(
                                    "latestAt",
                                    SummaryJson.node(Instant.ofEpochMilli(count.latest))
                                            .asText())
                            .put("latestOrigin", count.origin)
                            .put("latestReason", count.example);
                });
    }

    private void forgetOldest(Deque<Letter> ofPartition) {
        Reason reason = ofPartition.remove().reason();
        Count count = counts.get(reason);
        count.letters--;
        if (count.letters == 0) {
            counts.remove(reason);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
    }
}
