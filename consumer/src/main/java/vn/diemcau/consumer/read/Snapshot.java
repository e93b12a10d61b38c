package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TopicPositions;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.rules.VietnamTime;

/** One state of all tables, for the time of one read. */
public final class Snapshot {
    private final Handle handle;
    private String version;

    Snapshot(Handle handle) {
        this.handle = handle;
    }

    /** A text that differs for each state: computed from the positions of the topics in the tables. */
    public String version() {
        if (version == null) {
            version = readVersion();
        }
        return version;
    }

    private String readVersion() {
        return handle.createQuery("select coalesce(md5(string_agg(concat_ws('/', topic, topic_id, partition,"
                        + " next_offset, replay), ' ' order by topic, partition)), '') from " + TopicPositions.TABLE)
                .mapTo(String.class)
                .one();
    }

    /** The offset of the next record to read of each partition; -1 if it is about to be read from the start. */
    public Map<TopicPartition, Long> positions() {
        return TopicPositions.read(handle);
    }

    /** The ids of the topics whose records the tables have, by their names on the broker. */
    public Map<String, String> topicIds() {
        Map<String, String> ids = new TreeMap<>();
        handle.createQuery(
                        "select distinct topic, topic_id from " + TopicPositions.TABLE + " where topic_id is not null")
                .map((row, context) -> ids.put(row.getString("topic"), row.getString("topic_id")))
                .list();
        return ids;
    }

    /** The rows of a query. */
    public List<ObjectNode> list(RowQuery query) {
        List<ObjectNode> rows = new ArrayList<>();
        read(query, rows::add);
        return rows;
    }

    /** Gives each row of a query to a consumer, one after the other; memory does not grow with their number. */
    public void read(RowQuery query, Consumer<ObjectNode> rows) {
        SummaryReader.read(handle, query, rows);
    }

    /** The version of the database. */
    public String databaseVersion() {
        return handle.createQuery("show server_version").mapTo(String.class).one();
    }

    /**
     * A row with the rows of other tables that belong to it, each as a list of the table's name.
     *
     * @param key the parts of the row's key
     * @param belongings the other tables; the keys of their rows begin with that of the row
     */
    public Optional<ObjectNode> detail(SummaryTable table, List<String> key, List<SummaryTable> belongings) {
        Optional<ObjectNode> row = list(SummaryQuery.of(table, key)).stream().findFirst();
        row.ifPresent(found -> belongings.forEach(
                belonging -> read(SummaryQuery.of(belonging, key), found.putArray(belonging.label())::add)));
        return row;
    }

    /** How many rows each table has. */
    public Map<SummaryTable, Long> counts() {
        Map<SummaryTable, Long> counts = new EnumMap<>(SummaryTable.class);
        for (SummaryTable table : SummaryTable.values()) {
            counts.put(
                    table,
                    handle.createQuery("select count(*) from " + table.tableName())
                            .mapTo(Long.class)
                            .one());
        }
        return counts;
    }

    /** The periods that provinces have summaries of, in the order of their bytes. */
    public List<String> periods() {
        return handle.createQuery("select distinct period from diemcau.province_summary order by period")
                .mapTo(String.class)
                .list();
    }

    /**
     * How many conferences that were not cancelled each map has in each period, {@code ALL} included: map 63 those held
     * under it, map 34 the whole history, as province summaries have them.
     */
    public Map<ProvinceMap, Map<String, Long>> conferencesByPeriod() {
        Map<ProvinceMap, Map<String, Long>> counts = new EnumMap<>(ProvinceMap.class);
        for (ProvinceMap map : ProvinceMap.values()) {
            counts.put(map, new TreeMap<>());
        }
        handle.createQuery(
                        "select extract(year from date)::int, extract(quarter from date)::int, date < ?::date, count(*)"
                                + " from diemcau.conference_summary where status <> 'CANCELLED' and date is not null"
                                + " group by 1, 2, 3")
                .bind(0, VietnamTime.FIRST_DAY_OF_MAP_34.toString())
                .map((row, context) -> {
                    String year = String.format(Locale.ROOT, "%04d", row.getInt(1));
                    for (ProvinceMap map : ProvinceMap.values()) {
                        if (map == ProvinceMap.MAP_34 || row.getBoolean(3)) {
                            for (String period : List.of("ALL", year, year + "-Q" + row.getInt(2))) {
                                counts.get(map).merge(period, row.getLong(4), Long::sum);
                            }
                        }
                    }
                    return counts;
                })
                .list();
        return counts;
    }
}
