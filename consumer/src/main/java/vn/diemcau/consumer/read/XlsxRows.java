package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.rules.VietnamTime;

/**
 * Rows as a workbook of Office Open XML: numbers are numbers, dates are dates, instants are dates with a time in
 * Asia/Ho_Chi_Minh. Rows are not kept in memory; a full sheet is followed by another.
 */
public final class XlsxRows implements AutoCloseable {
    /** The most rows of a sheet that spreadsheets can open, including the header. */
    private static final int MOST_ROWS = 1_048_576;

    /** The most characters of a cell that spreadsheets can open; only a list of outcomes can be longer. */
    private static final int LONGEST_CELL = 32_767;

    private static final int FLUSH_EVERY = 500;
    private static final double DATE_WIDTH = 12;
    private static final double INSTANT_WIDTH = 20;
    private static final double TEXT_WIDTH = 28;

    private final Sheet layout;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int next;

    /** A workbook that is written to a stream, which stays open. */
    public XlsxRows(Sheet layout, OutputStream out) {
        this.layout = layout;
        this.workbook = new Workbook(out, "Diemcau", null);
        beginSheet();
    }

    /** Writes a row as {@link SummaryReader} gives it. */
    public void write(ObjectNode row) throws IOException {
        if (next == MOST_ROWS) {
            sheet.finish();
            beginSheet();
        }
        List<Column> columns = layout.columns();
        for (int i = 0; i < columns.size(); i++) {
            write(i, columns.get(i), row.get(columns.get(i).field()));
        }
        next++;
        if (next % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    /** Ends the workbook; without this it cannot be opened. */
    @Override
    public void close() throws IOException {
        workbook.finish();
    }

    private void beginSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? layout.name() : layout.name() + " " + sheets);
        sheet.freezePane(0, 1);
        for (int i = 0; i < layout.columns().size(); i++) {
            sheet.value(0, i, layout.headings().get(i));
            sheet.style(0, i).bold().set();
            style(i, layout.columns().get(i));
        }
        next = 1;
    }

    private void style(int index, Column column) {
        switch (column.type()) {
            case DATE -> sheet.width(index, DATE_WIDTH);
            case TIMESTAMP -> sheet.width(index, INSTANT_WIDTH);
            case TEXT -> sheet.width(index, TEXT_WIDTH);
            default -> {
                // as wide as usual
            }
        }
    }

    private void write(int index, Column column, JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        switch (column.type()) {
            case DATE -> {
                sheet.value(next, index, LocalDate.parse(value.asText()));
                sheet.style(next, index).format("yyyy-mm-dd").set();
            }
            case TIMESTAMP -> {
                sheet.value(
                        next,
                        index,
                        Instant.parse(value.asText()).atZone(VietnamTime.ZONE).toLocalDateTime());
                sheet.style(next, index).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case BIGINT, INTEGER, DOUBLE -> sheet.value(next, index, value.numberValue());
            default -> sheet.inlineString(next, index, column.isFreeText() ? text(value) : symbol(value));
        }
    }

    private String symbol(JsonNode value) {
        String text = text(value);
        return layout.words().getOrDefault(text, text);
    }

    /** In the cell, not among the texts that all cells share: those would be kept in memory until the end. */
    private static String text(JsonNode value) {
        String text = value.isContainerNode() ? SummaryJson.write(value) : value.asText();
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }
}
