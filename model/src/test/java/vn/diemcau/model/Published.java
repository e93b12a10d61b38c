package vn.diemcau.model;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** What a reader of the summary topics has at hand: the latest of each key, tombstones removed. */
public final class Published {
    private final Map<Topic<?>, SortedMap<String, SpecificRecord>> rows = new HashMap<>();

    public Published() {
        Topics.summaries().forEach(topic -> rows.put(topic, new TreeMap<>()));
    }

    /** A record; a null value is a tombstone. */
    public void put(Topic<?> topic, String key, SpecificRecord value) {
        if (value == null) {
            rows.get(topic).remove(key);
        } else {
            rows.get(topic).put(key, value);
        }
    }

    public ModelSummaries summaries() {
        return new ModelSummaries(
                of(Topics.PROVINCE_SUMMARIES),
                of(Topics.CONFERENCE_SUMMARIES),
                of(Topics.DIRECTIVE_SUMMARIES),
                of(Topics.PARTICIPATION_SUMMARIES),
                of(Topics.DIRECTIVE_STATUSES));
    }

    private <T> SortedMap<String, T> of(Topic<T> topic) {
        SortedMap<String, T> typed = new TreeMap<>();
        rows.get(topic).forEach((key, value) -> typed.put(key, topic.valueType().cast(value)));
        return typed;
    }
}
