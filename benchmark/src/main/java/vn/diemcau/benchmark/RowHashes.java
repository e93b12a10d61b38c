package vn.diemcau.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Summaries as hashes of their rows, since those of millions of events do not fit in memory.
 *
 * @param rows by topic and key
 */
record RowHashes(Map<String, Map<String, Long>> rows) {
    RowHashes() {
        this(new HashMap<>());
    }

    /** Adds what the model says of a conference. */
    void add(Topic<?> topic, SortedMap<String, ? extends IndexedRecord> summaries) {
        Map<String, Long> to = of(topic);
        summaries.forEach((key, row) -> to.put(key, RowHash.of(row)));
    }

    /** All that is committed on topics, the latest record of each key. */
    static RowHashes published(TestBed bed, Collection<? extends Topic<?>> topics) {
        RowHashes published = new RowHashes();
        ClusterLogs logs = new ClusterLogs(bed);
        try (LogReader reader = new LogReader(bed.settings(), ClusterLogs.STILL_FOR)) {
            for (Topic<?> topic : topics) {
                published.read(reader, bed, topic, logs.ends(logs.partitions(List.of(topic))));
            }
        }
        return published;
    }

    /** The first keys of some topics whose rows differ, or are on one side only. */
    List<String> differences(RowHashes other, Collection<? extends Topic<?>> topics, int most) {
        return topics.stream()
                .flatMap(topic -> {
                    Map<String, Long> these = of(topic);
                    Map<String, Long> those = other.of(topic);
                    SortedSet<String> keys = new TreeSet<>(these.keySet());
                    keys.addAll(those.keySet());
                    keys.removeIf(
                            key -> these.containsKey(key) && these.get(key).equals(those.get(key)));
                    return keys.stream()
                            .map(key -> topic.name() + " " + key
                                    + (!those.containsKey(key)
                                            ? " is missing"
                                            : these.containsKey(key) ? " differs" : " is too much"));
                })
                .limit(most)
                .toList();
    }

    /** How many rows there are of some topics. */
    long count(Collection<? extends Topic<?>> topics) {
        return topics.stream().mapToLong(topic -> of(topic).size()).sum();
    }

    private Map<String, Long> of(Topic<?> topic) {
        return rows.computeIfAbsent(topic.name(), name -> new HashMap<>());
    }

    private void read(LogReader reader, TestBed bed, Topic<?> topic, Map<TopicPartition, Long> ends) {
        Map<String, Long> to = of(topic);
        try (Deserializer<?> deserializer = AvroCodecs.deserializer(
                bed.settings().get(Setting.DESERIALIZER),
                topic.valueType(),
                bed.settings().registry())) {
            reader.read(ends, message -> {
                String key = new String(message.key(), StandardCharsets.UTF_8);
                if (message.value() == null) {
                    to.remove(key);
                } else {
                    to.put(key, RowHash.of((IndexedRecord)
                            deserializer.deserialize(message.topic(), message.headers(), message.value())));
                }
            });
        }
    }

    /** Adds the rows of the model but those of the provinces, which are complete in the end only. */
    void addConference(ModelSummaries summaries) {
        add(Topics.CONFERENCE_SUMMARIES, summaries.conferences());
        add(Topics.DIRECTIVE_SUMMARIES, summaries.directives());
        add(Topics.PARTICIPATION_SUMMARIES, summaries.participation());
        add(Topics.DIRECTIVE_STATUSES, summaries.statuses());
    }
}
