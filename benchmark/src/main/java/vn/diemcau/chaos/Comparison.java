package vn.diemcau.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.cli.reconcile.JsonRow;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Compares all that the system gave out with what the batch model makes of the events, and with the poison. */
final class Comparison {
    private final Settings settings;
    private final DataSource database;
    private final List<String> differences = new ArrayList<>();
    private long rows;

    Comparison(Settings settings, DataSource database) {
        this.settings = settings;
        this.database = database;
    }

    /** Every difference, one line each; none if the laws held. */
    List<String> differences() {
        return differences;
    }

    /** Rows of the model that were compared, once for the topics and once for the database. */
    long rows() {
        return rows;
    }

    /** Compares with all that was ever sent. */
    Comparison run(List<Load> loads) {
        Map<Sent.Origin, Sent.Letter> poison = new HashMap<>();
        loads.forEach(load -> poison.putAll(load.sent().poison()));
        List<SpecificRecord> facts =
                loads.stream().flatMap(load -> load.sent().facts().stream()).toList();
        ModelSummaries expected = BatchModel.of(facts, LocalDate.parse(ChaosCluster.TODAY));
        expected.differences(published(poison.keySet())).forEach(difference -> differences.add("topic " + difference));
        compareTables(expected);
        compareLetters(poison);
        return this;
    }

    private ModelSummaries published(Set<Sent.Origin> poison) {
        Map<Topic<?>, SortedMap<String, SpecificRecord>> published = new HashMap<>();
        for (Topic<?> topic : Topics.summaries()) {
            Deserializer<?> deserializer =
                    AvroCodecs.deserializer(settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry());
            SortedMap<String, SpecificRecord> latest = new TreeMap<>();
            WholeTopic.read(settings, topic, message -> {
                if (poison.contains(new Sent.Origin(message.topic(), message.partition(), message.offset()))) {
                    return;
                }
                String key = new String(message.key(), StandardCharsets.UTF_8);
                if (message.value() == null) {
                    latest.remove(key);
                } else {
                    latest.put(key, (SpecificRecord)
                            deserializer.deserialize(topic.name(), message.headers(), message.value()));
                }
            });
            published.put(topic, latest);
        }
        return new ModelSummaries(
                of(published, Topics.PROVINCE_SUMMARIES),
                of(published, Topics.CONFERENCE_SUMMARIES),
                of(published, Topics.DIRECTIVE_SUMMARIES),
                of(published, Topics.PARTICIPATION_SUMMARIES),
                of(published, Topics.DIRECTIVE_STATUSES));
    }

    private static <T> SortedMap<String, T> of(
            Map<Topic<?>, SortedMap<String, SpecificRecord>> published, Topic<T> topic) {
        SortedMap<String, T> rows = new TreeMap<>();
        published
                .get(topic)
                .forEach((key, row) -> rows.put(key, topic.valueType().cast(row)));
        return rows;
    }

    private void compareTables(ModelSummaries expected) {
        compareTable(SummaryTable.PROVINCES, expected.provinces(), "map", "province", "period");
        compareTable(SummaryTable.CONFERENCES, expected.conferences(), "conferenceId");
        compareTable(SummaryTable.DIRECTIVES, expected.directives(), "conferenceId", "directiveId");
        compareTable(SummaryTable.PARTICIPATION, expected.participation(), "conferenceId", "province");
        compareTable(SummaryTable.STATUSES, expected.statuses(), "conferenceId", "directiveId", "province");
    }

    private void compareTable(SummaryTable table, SortedMap<String, ? extends IndexedRecord> expected, String... key) {
        SortedMap<String, ObjectNode> actual = new TreeMap<>();
        new SummaryReader(database).read(table, SummaryFilter.NONE, row -> {
            List<String> parts =
                    Arrays.stream(key).map(field -> row.get(field).asText()).toList();
            actual.put(String.join("/", parts), row);
        });
        rows += expected.size();
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String row : keys) {
            String name = "table " + table.label() + " " + row;
            differences.addAll(JsonRow.differences(name, expected.get(row), actual.get(row)));
        }
    }

    /**
     * Each poisonous record has exactly one letter, with its bytes, and nothing else has one. The consumer's letters are
     * at-least-once: it sends them before it stores how far it has read.
     */
    private void compareLetters(Map<Sent.Origin, Sent.Letter> poison) {
        Map<Sent.Origin, Integer> found = new HashMap<>();
        WholeTopic.read(settings, Topics.DEAD_LETTERS, message -> {
            Headers headers = message.headers();
            Sent.Origin origin = new Sent.Origin(
                    text(headers, DeadLetter.TOPIC),
                    Integer.parseInt(text(headers, DeadLetter.PARTITION)),
                    Long.parseLong(text(headers, DeadLetter.OFFSET)));
            found.merge(origin, 1, Integer::sum);
            Sent.Letter expected = poison.get(origin);
            if (expected == null) {
                differences.add("dead letter of " + origin + ", which is not poison: " + text(headers, DeadLetter.ERROR)
                        + " " + text(headers, DeadLetter.REASON));
            } else if (!Arrays.equals(expected.key(), message.key())
                    || !Arrays.equals(expected.value(), message.value())) {
                differences.add("dead letter of " + origin + ": other bytes than those of the record");
            }
        });
        poison.forEach((origin, letter) -> {
            int count = found.getOrDefault(origin, 0);
            boolean isRight = letter.isOfConsumer() ? count >= 1 : count == 1;
            if (!isRight) {
                differences.add("dead letter of " + origin + " (" + letter.kind() + "): " + count + " times");
            }
        });
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "0" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
