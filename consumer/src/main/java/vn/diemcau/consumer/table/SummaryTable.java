package vn.diemcau.consumer.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** A table of summaries: the latest record of each key of a summary topic, one column for each field. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies, and a topic is a record of such
public enum SummaryTable {
    /** Totals of a unit in a period; key map, province, period. */
    PROVINCES("provinces", "province_summary", Topics.PROVINCE_SUMMARIES, "map", "province", "period"),
    /** Conferences; key conferenceId. */
    CONFERENCES("conferences", "conference_summary", Topics.CONFERENCE_SUMMARIES, "conferenceId"),
    /** Standing directives; key conferenceId, directiveId. */
    DIRECTIVES("directives", "directive_summary", Topics.DIRECTIVE_SUMMARIES, "conferenceId", "directiveId"),
    /** Cells; key conferenceId, province. */
    PARTICIPATION("participation", "participation_summary", Topics.PARTICIPATION_SUMMARIES, "conferenceId", "province"),
    /** Standings of provinces under directives; key conferenceId, directiveId, province. */
    STATUSES("statuses", "directive_status", Topics.DIRECTIVE_STATUSES, "conferenceId", "directiveId", "province");

    private final String label;
    private final String shortName;
    private final String tableName;
    private final Topic<? extends SpecificRecord> topic;
    private final List<Column> columns;
    private final List<Column> key;

    SummaryTable(String label, String tableName, Topic<? extends SpecificRecord> topic, String... keyFields) {
        this.label = label;
        this.shortName = tableName;
        this.tableName = Database.SCHEMA + "." + tableName;
        this.topic = topic;
        this.columns = columns(SpecificData.get().getSchema(topic.valueType()));
        this.key = List.of(keyFields).stream().map(this::column).toList();
    }

    /** What a report calls its rows: {@code provinces}, {@code conferences}, … */
    public String label() {
        return label;
    }

    /** The name in SQL, without the schema: {@code province_summary}, … */
    public String shortName() {
        return shortName;
    }

    /** The topic whose records it holds. */
    public Topic<? extends SpecificRecord> topic() {
        return topic;
    }

    /** The key that the topic's record has of a row, read as JSON. */
    public String keyOf(ObjectNode row) {
        return key.stream().map(column -> row.get(column.field()).asText()).collect(Collectors.joining("/"));
    }

    /** The name in SQL, with the schema. */
    public String tableName() {
        return tableName;
    }

    /** One for each field of the summary, in its order. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns that are the parts of the topic's key, in its order. */
    public List<Column> key() {
        return key;
    }

    /** Each table by the name that its topic has on the broker. */
    public static Map<String, SummaryTable> byTopic(String prefix) {
        Map<String, SummaryTable> tables = new HashMap<>();
        for (SummaryTable table : values()) {
            tables.put(table.topic.name(prefix), table);
        }
        return Map.copyOf(tables);
    }

    /** The column of a field, which there must be. */
    public Column column(String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(tableName + " has no field " + field));
    }

    private static List<Column> columns(Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            columns.add(Column.of(field));
        }
        return List.copyOf(columns);
    }
}
