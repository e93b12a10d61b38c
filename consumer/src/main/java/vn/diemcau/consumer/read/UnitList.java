package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;

/** What somebody asks of a unit: rows of one table, with what other tables say of them. */
@SuppressWarnings("ImmutableEnumChecker") // the lists and the map are such that nobody changes
public enum UnitList {
    /** What a unit still has to do: its overdue and open directives, by due date; those without one last. */
    WORKLIST(
            "worklist",
            "Việc phải làm",
            Map.of("OVERDUE", "Quá hạn", "OPEN", "Đang thực hiện"),
            List.of(
                    field("r", SummaryTable.STATUSES, "dueOn", "Hạn"),
                    field("r", SummaryTable.STATUSES, "status", "Tình trạng"),
                    field("r", SummaryTable.STATUSES, "percent", "Tiến độ (%)"),
                    field("d", SummaryTable.DIRECTIVES, "text", "Nội dung chỉ đạo"),
                    field("d", SummaryTable.DIRECTIVES, "issuer", "Người chỉ đạo"),
                    field("r", SummaryTable.PARTICIPATION, "provinceName", "Tỉnh, thành phố"),
                    field("c", SummaryTable.CONFERENCES, "title", "Hội nghị"),
                    field("c", SummaryTable.CONFERENCES, "date", "Ngày họp"),
                    field("r", SummaryTable.STATUSES, "conferenceId", "Mã hội nghị"),
                    field("r", SummaryTable.STATUSES, "directiveId", "Mã chỉ đạo"),
                    field("r", SummaryTable.STATUSES, "province", "Mã tỉnh")),
            "diemcau.directive_status r",
            " left join diemcau.directive_summary d on d.conference_id = r.conference_id"
                    + " and d.directive_id = r.directive_id"
                    + " left join diemcau.conference_summary c on c.conference_id = r.conference_id",
            "r.status in ('OVERDUE', 'OPEN')",
            List.of("coalesce(r.due_on, 'infinity'::date)", "r.conference_id", "r.directive_id", "r.province"),
            List.of("?::date", "?", "?", "?"),
            List.of("dueOn", "conferenceId", "directiveId", "province"),
            false),
    /** The conferences to which a unit was invited or that it joined, the latest first. */
    ATTENDANCE(
            "attendance",
            "Tham dự",
            Map.of("CONVENED", "Đã triệu tập", "OPEN", "Đang họp", "CLOSED", "Đã kết thúc", "CANCELLED", "Đã hủy"),
            List.of(
                    field("c", SummaryTable.CONFERENCES, "date", "Ngày họp"),
                    field("c", SummaryTable.CONFERENCES, "title", "Hội nghị"),
                    field("c", SummaryTable.CONFERENCES, "status", "Tình trạng"),
                    field("r", SummaryTable.PARTICIPATION, "provinceName", "Tỉnh, thành phố"),
                    field("r", SummaryTable.PARTICIPATION, "conferencesAttended", "Có dự"),
                    field("r", SummaryTable.PARTICIPATION, "conferencesAbsent", "Vắng"),
                    field("r", SummaryTable.PARTICIPATION, "conferencesLate", "Vào muộn"),
                    field("r", SummaryTable.PARTICIPATION, "firstJoinedAt", "Vào lúc"),
                    field("r", SummaryTable.PARTICIPATION, "lastLeftAt", "Rời lúc"),
                    field("r", SummaryTable.PARTICIPATION, "sites", "Điểm cầu"),
                    field("r", SummaryTable.PARTICIPATION, "delegates", "Đại biểu"),
                    field("r", SummaryTable.PARTICIPATION, "speeches", "Phát biểu"),
                    field("r", SummaryTable.PARTICIPATION, "awards", "Khen thưởng"),
                    field("r", SummaryTable.PARTICIPATION, "conferenceId", "Mã hội nghị"),
                    field("r", SummaryTable.PARTICIPATION, "province", "Mã tỉnh")),
            "diemcau.participation_summary r"
                    + " join diemcau.conference_summary c on c.conference_id = r.conference_id",
            "",
            "true",
            List.of("c.date", "c.conference_id", "r.province"),
            List.of("?::date", "?", "?"),
            List.of("date", "conferenceId", "province"),
            true);

    private final String label;
    private final String sheet;
    private final Map<String, String> words;
    private final List<Field> fields;
    private final String rows;
    private final String joins;
    private final String condition;
    private final List<String> order;
    private final List<String> bounds;
    private final List<String> orderFields;
    private final boolean descending;

    UnitList(
            String label,
            String sheet,
            Map<String, String> words,
            List<Field> fields,
            String rows,
            String joins,
            String condition,
            List<String> order,
            List<String> bounds,
            List<String> orderFields,
            boolean descending) {
        this.label = label;
        this.sheet = sheet;
        this.words = words;
        this.fields = fields;
        this.rows = rows;
        this.joins = joins;
        this.condition = condition;
        this.order = order;
        this.bounds = bounds;
        this.orderFields = orderFields;
        this.descending = descending;
    }

    /**
     * A field of the rows.
     *
     * @param table what its table is called in the query
     * @param heading what a workbook for people calls it, in Vietnamese
     */
    private record Field(String table, Column column, String heading) {
        String sql() {
            return table + "." + column.quoted();
        }
    }

    private static Field field(String alias, SummaryTable table, String name, String heading) {
        return new Field(alias, table.column(name), heading);
    }

    /** How callers name it. */
    public String label() {
        return label;
    }

    /** The rows as a sheet of a workbook. */
    public Sheet sheet() {
        return new Sheet(sheet, columns(), fields.stream().map(Field::heading).toList(), words);
    }

    /** The fields of the rows, in their order. */
    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /** What the order is by, the most significant first. */
    List<Column> orderColumns() {
        return orderFields.stream()
                .map(name -> columns().stream()
                        .filter(column -> column.field().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Whether a row comes after one whose values of {@link #orderColumns} are given. */
    Condition after(List<String> values) {
        return new Condition(
                "(" + String.join(", ", order) + ")" + (descending ? " < " : " > ") + "(" + String.join(", ", bounds)
                        + ")",
                values);
    }

    /** The query for the rows of which conditions hold; what they are joined with is looked up for the first of them only. */
    String sql(List<Condition> conditions, OptionalInt limit) {
        String selected = fields.stream().map(Field::sql).collect(joining(", "));
        String direction = descending ? " desc" : "";
        String ordered =
                " order by " + order.stream().map(part -> part + direction).collect(joining(", "));
        String found = " from " + rows + " where "
                + Stream.concat(Stream.of(condition), conditions.stream().map(Condition::sql))
                        .collect(joining(" and "))
                + ordered + (limit.isPresent() ? " limit " + limit.getAsInt() : "");
        return joins.isEmpty()
                ? "select " + selected + found
                : "select " + selected + " from (select r.*" + found + ") r" + joins + ordered;
    }
}
