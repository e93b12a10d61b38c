package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryJson;

/**
 * Rows as CSV after RFC 4180: a header of field names, nothing where a field is null, kinds and lists as JSON. Where the
 * cells are guarded, a text that a spreadsheet would run as a formula has an apostrophe before it.
 */
public final class CsvRows {
    /** The byte order mark, by which spreadsheets recognize UTF-8. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String LINE_END = "\r\n";
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    /** The last four are the wide forms of East Asian keyboards; spreadsheets treat them the same. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<Column> columns;
    private final Writer out;
    private final boolean guarded;

    public CsvRows(List<Column> columns, Writer out, boolean guarded) {
        this.columns = List.copyOf(columns);
        this.out = out;
        this.guarded = guarded;
    }

    /** Writes the names of the fields. */
    public void writeHeader() throws IOException {
        line(columns.stream().map(Column::field).toList());
    }

    /** Writes a row as {@link SummaryReader} gives it. */
    public void write(ObjectNode row) throws IOException {
        line(columns.stream().map(column -> cell(row.get(column.field()))).toList());
    }

    private String cell(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        } else if (value.isContainerNode()) {
            return SummaryJson.write(value);
        }
        String text = value.asText();
        boolean formula =
                guarded && value.isTextual() && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append(LINE_END);
    }

    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
