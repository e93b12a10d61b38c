package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * Which rows of a list of a unit to read. A unit of map 63 has what happened while that map was in force; a unit of map
 * 34 has the whole history, also of the units that it was made of.
 *
 * @param list the list
 * @param conditions all of them have to hold
 * @param limit how many rows to read at most; empty: all
 */
public record UnitQuery(UnitList list, List<Condition> conditions, OptionalInt limit) implements RowQuery {
    public UnitQuery {
        conditions = List.copyOf(conditions);
    }

    /**
     * All rows of a unit.
     *
     * @param map the map that it is a unit of; null: 34 if it is one of these, else 63
     * @throws InvalidParameterException if the province is none, or no unit of that map
     */
    public static UnitQuery of(UnitList list, ProvinceMap map, String province) {
        String code = ParameterValues.province("province", province, false);
        if (map == null) {
            return of(list, isUnit(ProvinceMap.MAP_34, code) ? ProvinceMap.MAP_34 : ProvinceMap.MAP_63, code);
        }
        if (!isUnit(map, code)) {
            throw new InvalidParameterException(
                    "province",
                    "province is '" + province + "', which is no unit of map " + map.label() + "; ask with map="
                            + (map == ProvinceMap.MAP_34 ? ProvinceMap.MAP_63 : ProvinceMap.MAP_34).label());
        }
        return new UnitQuery(list, List.of(ofUnit(map, code)), OptionalInt.empty());
    }

    private static boolean isUnit(ProvinceMap map, String code) {
        return ProvinceRegister.get().codes(map).contains(code);
    }

    @Override
    public UnitQuery limitedTo(int rows) {
        return new UnitQuery(list, conditions, OptionalInt.of(rows));
    }

    /**
     * Those of these rows that come after a cursor.
     *
     * @throws InvalidParameterException if it is no cursor of such a list
     */
    public UnitQuery after(String cursor) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(list.after(Cursor.values(cursor, list.label(), "", list.orderColumns()).stream()
                .map(value -> value == null ? "infinity" : value)
                .toList()));
        return new UnitQuery(list, more, limit);
    }

    @Override
    public String cursorAt(ObjectNode row) {
        return Cursor.at(list.label(), "", list.orderColumns(), row);
    }

    @Override
    public List<Column> columns() {
        return list.columns();
    }

    String sql() {
        return list.sql(conditions, limit);
    }

    @Override
    public Query on(Handle handle) {
        return Condition.bind(handle.createQuery(sql()), conditions);
    }

    /** The codes by themselves let an index find the rows. */
    private static Condition ofUnit(ProvinceMap map, String code) {
        if (map == ProvinceMap.MAP_63) {
            return Condition.of("r.province = ? and r.map = '63'", code);
        }
        SortedSet<String> former = new TreeSet<>(ProvinceRegister.get().codes(ProvinceMap.MAP_63));
        former.removeIf(one -> !ProvinceRegister.get().successor(one).equals(code));
        SortedSet<String> all = new TreeSet<>(former);
        all.add(code);
        List<String> values = new ArrayList<>(all);
        values.add(code);
        values.addAll(former);
        return new Condition(
                "r.province in (" + marks(all)
                        + ") and (r.map = '34' and r.province = ? or r.map = '63' and r.province in (" + marks(former)
                        + "))",
                values);
    }

    private static String marks(SortedSet<String> values) {
        return values.stream().map(value -> "?").collect(joining(", "));
    }
}
