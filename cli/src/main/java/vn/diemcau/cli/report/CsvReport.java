package vn.diemcau.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import vn.diemcau.consumer.read.CsvRows;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;

/** The report for spreadsheets: one table as CSV in UTF-8. */
public final class CsvReport {
    private final SummaryReader reader;
    private final boolean forExcel;

    /**
     * A report of the rows of a reader.
     *
     * @param forExcel whether to begin with a byte order mark, and to guard texts that a spreadsheet would run as formulas
     */
    public CsvReport(SummaryReader reader, boolean forExcel) {
        this.reader = reader;
        this.forExcel = forExcel;
    }

    /** Writes the table; the stream is flushed and left open. */
    public void write(SummaryTable table, SummaryFilter filter, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvRows rows = new CsvRows(table.columns(), writer, forExcel);
        if (forExcel) {
            writer.write(CsvRows.BYTE_ORDER_MARK);
        }
        rows.writeHeader();
        try {
            reader.read(table, filter, row -> write(rows, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void write(CsvRows rows, ObjectNode row) {
        try {
            rows.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
