package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;

/** The filters that callers can set on each table, by the names that they use for them. */
public final class TableFilters {
    /**
     * The form in which texts are compared: without case and diacritics. The migrations have the function and its
     * indexes.
     */
    private static final String SEARCHED = "diemcau.search_form(%s) like '%%' || diemcau.search_form(?) || '%%'";

    private static final Map<SummaryTable, Map<String, Filter>> FILTERS = new EnumMap<>(Map.of(
            SummaryTable.PROVINCES, provinces(),
            SummaryTable.CONFERENCES, conferences(),
            SummaryTable.DIRECTIVES, directives(),
            SummaryTable.PARTICIPATION, participation(),
            SummaryTable.STATUSES, statuses()));

    private TableFilters() {}

    /** Which row a condition is about: that of the list, or one of another table that belongs to it. */
    private enum Scope {
        ROW("%s"),
        STATUS("exists (select from diemcau.directive_status s where s.conference_id = t.conference_id"
                + " and s.directive_id = t.directive_id and %s)"),
        /** The bounds say from where to where an index has to be read; identifiers mostly begin with their date. */
        CONFERENCE("exists (select from diemcau.conference_summary c where c.conference_id = t.conference_id and %1$s)"
                + " and t.conference_id >= (select min(c.conference_id) from diemcau.conference_summary c where %1$s)"
                + " and t.conference_id <= (select max(c.conference_id) from diemcau.conference_summary c where %1$s)");

        private final String sql;

        Scope(String sql) {
            this.sql = sql;
        }

        /** Conditions that hold for one and the same row. */
        Condition all(List<Condition> conditions) {
            List<String> values =
                    conditions.stream().flatMap(each -> each.values().stream()).toList();
            return new Condition(
                    sql.formatted(conditions.stream().map(Condition::sql).collect(joining(" and "))),
                    Collections.nCopies(this == CONFERENCE ? 3 : 1, values).stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }

    /** Makes a condition of a value, which it checks. */
    private record Filter(Scope scope, BiFunction<String, String, Condition> condition) {}

    /** The names of the filters of a table. */
    public static Set<String> of(SummaryTable table) {
        return FILTERS.get(table).keySet();
    }

    /**
     * The conditions of filters that are set to values.
     *
     * @throws InvalidParameterException if the table has no such filter, or a filter takes no such value
     */
    static List<Condition> conditions(SummaryTable table, Map<String, String> values) {
        Map<Scope, List<Condition>> conditions = new EnumMap<>(Scope.class);
        values.forEach((name, value) -> {
            Filter filter = FILTERS.get(table).get(name);
            if (filter == null) {
                throw new InvalidParameterException(
                        name,
                        "There is no filter '" + name + "' of " + table.label() + "; there are "
                                + String.join(", ", of(table)));
            }
            conditions
                    .computeIfAbsent(filter.scope(), scope -> new ArrayList<>())
                    .add(filter.condition().apply(name, value));
        });
        return conditions.entrySet().stream()
                .map(entry -> entry.getKey().all(entry.getValue()))
                .toList();
    }

    /** The conditions that the date of a row's conference is in a range; either end may be null. */
    static List<Condition> conferenceDates(SummaryTable table, LocalDate from, LocalDate before) {
        List<Condition> conditions = new ArrayList<>();
        Scope scope = table == SummaryTable.CONFERENCES ? Scope.ROW : Scope.CONFERENCE;
        String column = scope == Scope.ROW ? "t.date" : "c.date";
        if (from != null) {
            conditions.add(Condition.of(column + " >= ?::date", from.toString()));
        }
        if (before != null) {
            conditions.add(Condition.of(column + " < ?::date", before.toString()));
        }
        return conditions.isEmpty() ? List.of() : List.of(scope.all(conditions));
    }

    private static Map<String, Filter> provinces() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        row(
                filters,
                "map",
                (name, value) -> Condition.of(
                        "t.map = ?",
                        ParameterValues.valid(name, value, ProvinceMap::of).label()));
        row(
                filters,
                "period",
                (name, value) -> Condition.of(
                        "t.period = ?",
                        ParameterValues.valid(name, value, period -> new SummaryFilter(null, period))
                                .period()));
        row(
                filters,
                "province",
                (name, value) -> Condition.of("t.province = ?", ParameterValues.province(name, value, true)));
        return filters;
    }

    private static Map<String, Filter> conferences() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        dates(filters, Scope.ROW, "t.date");
        for (String field : List.of("status", "level", "kind", "format")) {
            row(
                    filters,
                    field,
                    (name, value) -> Condition.of(
                            "t.\"" + field + "\" = ?", ParameterValues.symbol(SummaryTable.CONFERENCES, name, value)));
        }
        row(filters, "q", (name, value) -> search("t.title || ' ' || t.convener", value));
        return filters;
    }

    private static Map<String, Filter> directives() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        row(filters, "conference", (name, value) -> conference(value));
        filters.put(
                "province",
                new Filter(
                        Scope.STATUS,
                        (name, value) -> Condition.of("s.province = ?", ParameterValues.province(name, value, false))));
        filters.put(
                "status",
                new Filter(
                        Scope.STATUS,
                        (name, value) -> Condition.of(
                                "s.status = ?", ParameterValues.symbol(SummaryTable.STATUSES, name, value))));
        dueDates(filters);
        row(filters, "issuer", (name, value) -> issuer(value));
        row(filters, "q", (name, value) -> search("t.text || ' ' || t.issuer", value));
        return filters;
    }

    private static Map<String, Filter> participation() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        row(
                filters,
                "province",
                (name, value) -> Condition.of("t.province = ?", ParameterValues.province(name, value, false)));
        row(filters, "conference", (name, value) -> conference(value));
        dates(filters, Scope.CONFERENCE, "c.date");
        return filters;
    }

    private static Map<String, Filter> statuses() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        row(
                filters,
                "province",
                (name, value) -> Condition.of("t.province = ?", ParameterValues.province(name, value, false)));
        row(
                filters,
                "status",
                (name, value) ->
                        Condition.of("t.status = ?", ParameterValues.symbol(SummaryTable.STATUSES, name, value)));
        dueDates(filters);
        return filters;
    }

    private static void row(Map<String, Filter> filters, String name, BiFunction<String, String, Condition> condition) {
        filters.put(name, new Filter(Scope.ROW, condition));
    }

    private static void dates(Map<String, Filter> filters, Scope scope, String column) {
        filters.put(
                "from",
                new Filter(
                        scope,
                        (name, value) -> Condition.of(
                                column + " >= ?::date",
                                ParameterValues.date(name, value).toString())));
        filters.put(
                "to",
                new Filter(
                        scope,
                        (name, value) -> Condition.of(
                                column + " <= ?::date",
                                ParameterValues.date(name, value).toString())));
    }

    /** Written as the indexes of the migrations are; see {@link SortOrder#comparable}. */
    private static void dueDates(Map<String, Filter> filters) {
        String dueOn = "coalesce(t.due_on, 'infinity'::date)";
        row(
                filters,
                "dueBefore",
                (name, value) -> Condition.of(
                        dueOn + " < ?::date", ParameterValues.date(name, value).toString()));
        row(
                filters,
                "dueAfter",
                (name, value) -> Condition.of(
                        dueOn + " > ?::date and t.due_on is not null",
                        ParameterValues.date(name, value).toString()));
    }

    private static Condition conference(String value) {
        return Condition.of("t.conference_id = ?", Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    /** A text in the issuer is also in text and issuer together, which have an index. */
    private static Condition issuer(String value) {
        Condition indexed = search("t.text || ' ' || t.issuer", value);
        Condition exact = search("t.issuer", value);
        return new Condition(
                indexed.sql() + " and " + exact.sql(),
                List.of(indexed.values().get(0), exact.values().get(0)));
    }

    private static Condition search(String texts, String value) {
        String escaped = value.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return Condition.of(SEARCHED.formatted(texts), escaped);
    }
}
