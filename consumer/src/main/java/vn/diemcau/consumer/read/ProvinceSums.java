package vn.diemcau.consumer.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.ColumnType;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * The counters of a unit's province summaries, and what they should be by other tables: the sums of the unit's cells, or,
 * for the nation, of the summaries of all units. Counters of zero are left out.
 *
 * @param rows by period, then by field; a count of a kind by its field, a dot and the kind
 * @param sums the same
 */
public record ProvinceSums(Map<String, Map<String, Long>> rows, Map<String, Map<String, Long>> sums) {
    private static final String OF_ROWS = "select t.period, field, sum(number) from diemcau.province_summary t"
            + counters() + " where t.map = :map and (t.province = :unit) = :is_unit group by 1, 2";

    private static final String OF_CELLS = "select period, field, sum(number)"
            + " from diemcau.participation_summary t join diemcau.conference_summary c using (conference_id)"
            + " cross join lateral (values ('ALL'), (to_char(c.date, 'YYYY')), (to_char(c.date, 'YYYY-\"Q\"Q')))"
            + " as periods (period)" + counters()
            + " where t.province = any (:codes) and t.map in ('63', :map) group by 1, 2";

    /** Reads those of a unit of a map, or of the nation, as they are at one moment. */
    public static ProvinceSums read(DataSource database, ProvinceMap map, String unit) {
        return Jdbi.create(database).inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            Query rows = handle.createQuery(OF_ROWS).bind("unit", unit).bind("is_unit", true);
            Query sums = unit.equals(ProvinceRegister.NATION)
                    ? handle.createQuery(OF_ROWS).bind("unit", unit).bind("is_unit", false)
                    : handle.createQuery(OF_CELLS).bindArray("codes", String.class, codes(map, unit));
            return new ProvinceSums(numbers(rows, map), numbers(sums, map));
        });
    }

    /** The codes whose cells the unit adds up: its own, and on map 34 those of the units that became it. */
    private static List<String> codes(ProvinceMap map, String unit) {
        ProvinceRegister register = ProvinceRegister.get();
        return map == ProvinceMap.MAP_63
                ? List.of(unit)
                : register.codes(ProvinceMap.MAP_63).stream()
                        .filter(code -> register.successor(code).equals(unit))
                        .toList();
    }

    private static Map<String, Map<String, Long>> numbers(Query query, ProvinceMap map) {
        Map<String, Map<String, Long>> numbers = new TreeMap<>();
        query.bind("map", map.label())
                .map((row, context) -> {
                    long number = row.getLong(3);
                    if (number != 0) {
                        numbers.computeIfAbsent(row.getString(1), period -> new HashMap<>())
                                .put(row.getString(2), number);
                    }
                    return number;
                })
                .list();
        return numbers;
    }

    /** Makes each counter of a row a row of its own: the fields that cells have as well, and the kinds. */
    private static String counters() {
        List<Column> columns = SummaryTable.PROVINCES.columns();
        Stream<String> numbers = columns.stream()
                .filter(column -> column.type() == ColumnType.BIGINT)
                .map(column -> "select '" + column.field() + "', t." + column.quoted());
        Stream<String> kinds = columns.stream()
                .filter(column -> column.type() == ColumnType.JSONB)
                .map(column -> "select '" + column.field() + ".' || key, value::bigint from jsonb_each_text(t."
                        + column.quoted() + ")");
        return " cross join lateral ("
                + Stream.concat(numbers, kinds).collect(Collectors.joining(" union all "))
                + ") as counters (field, number)";
    }
}
