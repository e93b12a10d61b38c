package vn.diemcau.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.cli.report.TextTable.Column;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** The report for people: at most 100 cells wide, provinces in the order of the Vietnamese alphabet, the nation last. */
public final class TableReport {
    /** Cells that a line may take. */
    static final int WIDTH = 100;

    private static final String ALL = "ALL";
    private static final String NONE = "–";

    /** Counters of a cell that exist only if a province did something. */
    private static final List<String> ACTIVITY = List.of(
            "conferencesAttended", "speeches", "awards", "outcomesReported", "sitesReported", "delegatesReported");

    private final SummaryReader reader;
    private final SummaryFilter filter;
    private final Appendable out;
    private final Map<String, String> dates = new HashMap<>();

    /**
     * @param filter what was asked for; without a map, provinces are shown on that of the latest conference; without a
     *     period, for all periods
     */
    public TableReport(SummaryReader reader, SummaryFilter filter, Appendable out) {
        this.reader = reader;
        this.filter = filter;
        this.out = out;
    }

    /**
     * Writes the sections.
     *
     * @param detail whether participation and statuses follow
     */
    public void write(boolean detail) throws IOException {
        conferences();
        provinces();
        directives();
        if (detail) {
            participation();
            statuses();
        }
    }

    private void conferences() throws IOException {
        List<ObjectNode> rows = reader.list(SummaryTable.CONFERENCES, filter);
        rows.sort(Comparator.comparing(row -> row.get("date").asText()));
        TextTable table = new TextTable(
                WIDTH,
                Column.text("Date"),
                Column.text("Status"),
                Column.shrinking("Title"),
                Column.number("Attended"),
                Column.number("Speeches"),
                Column.number("Directives"));
        for (ObjectNode row : rows) {
            dates.put(row.get("conferenceId").asText(), row.get("date").asText());
            table.row(
                    row.get("date").asText(),
                    row.get("status").asText(),
                    row.get("title").asText(),
                    count(row, "provincesAttended") + "/" + count(row, "provincesInvited"),
                    count(row, "speeches"),
                    count(row, "directivesIssued"));
        }
        section("Conferences", "No conference.", table);
    }

    private void provinces() throws IOException {
        ProvinceMap map = filter.map() == null ? latestMap() : filter.map();
        String period = filter.period() == null ? ALL : filter.period();
        List<ObjectNode> rows = reader.list(SummaryTable.PROVINCES, new SummaryFilter(map, period));
        Comparator<ObjectNode> nationLast = Comparator.comparing(
                row -> ProvinceRegister.NATION.equals(row.get("province").asText()));
        Comparator<String> alphabet = VietnameseOrder.comparator();
        rows.sort(nationLast.thenComparing(row -> row.get("provinceName").asText(), alphabet));
        TextTable table = new TextTable(
                WIDTH,
                Column.shrinking("Province"),
                Column.number("Attended"),
                Column.number("Rate"),
                Column.number("Sites"),
                Column.number("Delegates"),
                Column.number("Speeches"),
                Column.number("Assigned"),
                Column.number("On time"),
                Column.number("Late"),
                Column.number("Overdue"),
                Column.number("Open"));
        for (ObjectNode row : rows) {
            table.row(
                    row.get("provinceName").asText(),
                    count(row, "conferencesAttended") + "/" + count(row, "conferencesInvited"),
                    share(row.get("attendanceRate")),
                    count(row, "sites"),
                    count(row, "delegates"),
                    count(row, "speeches"),
                    count(row, "directivesAssigned"),
                    count(row, "directivesCompletedOnTime"),
                    count(row, "directivesCompletedLate"),
                    count(row, "directivesOverdue"),
                    count(row, "directivesOpen"));
        }
        String title = "Provinces, map " + map.label() + ", " + (period.equals(ALL) ? "all periods" : period);
        section(title, "No province has anything to count.", table);
    }

    private void directives() throws IOException {
        TextTable table = new TextTable(
                WIDTH,
                Column.text("Held"),
                Column.shrinking("Directive"),
                Column.text("Due"),
                Column.number("Assigned"),
                Column.number("Done"),
                Column.number("Laggards"),
                Column.number("Progress"));
        reader.read(
                SummaryTable.DIRECTIVES,
                filter,
                row -> table.row(
                        date(row),
                        row.get("text").asText(),
                        text(row, "dueOn"),
                        count(row, "assigned"),
                        number(row.get("completedOnTime").asLong()
                                + row.get("completedLate").asLong()),
                        number(row.get("laggards").size()),
                        percent(row.get("averageProgressPercent"))));
        section("Directives", "No directive.", table);
    }

    /** A row for each province that did anything; of the others, who was absent. */
    private void participation() throws IOException {
        TextTable table = new TextTable(
                WIDTH,
                Column.text("Held"),
                Column.text("Province"),
                Column.text("Attended"),
                Column.number("Sites"),
                Column.number("Delegates"),
                Column.number("Hours"),
                Column.number("Speeches"),
                Column.number("Awards"),
                Column.shrinking("Chair"));
        NameLists absent = new NameLists();
        reader.read(SummaryTable.PARTICIPATION, filter, row -> {
            String date = date(row);
            if (row.get("conferencesAbsent").asLong() > 0) {
                absent.add(date + "  absent", row.get("provinceName").asText());
            }
            if (ACTIVITY.stream().anyMatch(field -> row.get(field).asLong() > 0)) {
                table.row(
                        date,
                        row.get("provinceName").asText(),
                        attendance(row),
                        count(row, "sites"),
                        count(row, "delegates"),
                        String.format(
                                Locale.ROOT,
                                "%,.1f",
                                row.get("connectedSeconds").asLong() / 3600.0),
                        count(row, "speeches"),
                        count(row, "awards"),
                        text(row, "chair"));
            }
        });
        section("Participation", "No province took part in anything.", table);
        absent.print(out, WIDTH);
    }

    /** For each directive and status the provinces that have it. */
    private void statuses() throws IOException {
        NameLists lists = new NameLists();
        reader.read(SummaryTable.STATUSES, filter, row -> {
            String date = date(row);
            ProvinceMap map = date.equals(NONE) ? ProvinceMap.MAP_34 : ProvinceMap.on(LocalDate.parse(date));
            String directive = DisplayText.clean(row.get("directiveId").asText());
            lists.add(
                    date + "  " + directive + "  " + row.get("status").asText(),
                    ProvinceRegister.get().name(map, row.get("province").asText()));
        });
        heading("Directive statuses");
        out.append(lists.isEmpty() ? "No province has a directive to follow.\n" : "");
        lists.print(out, WIDTH);
    }

    private String date(ObjectNode row) {
        return dates.getOrDefault(row.get("conferenceId").asText(), NONE);
    }

    private ProvinceMap latestMap() {
        return dates.values().stream()
                .max(Comparator.naturalOrder())
                .map(date -> ProvinceMap.on(LocalDate.parse(date)))
                .orElse(ProvinceMap.MAP_34);
    }

    private void section(String title, String empty, TextTable table) throws IOException {
        heading(title);
        if (table.isEmpty()) {
            out.append(empty).append('\n');
        } else {
            table.print(out);
        }
    }

    private void heading(String title) throws IOException {
        out.append('\n').append(title).append('\n');
        out.append("─".repeat(DisplayText.width(title))).append('\n');
    }

    private static String attendance(ObjectNode row) {
        if (row.get("conferencesAttended").asLong() > 0) {
            return row.get("conferencesLate").asLong() > 0 ? "late" : "yes";
        }
        return row.get("conferencesAbsent").asLong() > 0 ? "absent" : NONE;
    }

    private static String count(ObjectNode row, String field) {
        return number(row.get(field).asLong());
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String share(JsonNode rate) {
        return rate.isNull() ? NONE : String.format(Locale.ROOT, "%.1f%%", rate.asDouble() * 100);
    }

    private static String percent(JsonNode value) {
        return value.isNull() ? NONE : String.format(Locale.ROOT, "%.1f%%", value.asDouble());
    }

    private static String text(ObjectNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? NONE : value.asText();
    }
}
