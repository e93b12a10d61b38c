package vn.diemcau.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The report for spreadsheets: one table after RFC 4180 in UTF-8, a header of field names, nothing where a field is
 * null, kinds and lists as JSON.
 */
public final class CsvReport {
    private static final String LINE_END = "\r\n";
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    private final SummaryReader reader;

    public CsvReport(SummaryReader reader) {
        this.reader = reader;
    }

    /** Writes the table; the stream is flushed and left open. */
    public void write(SummaryTable table, SummaryFilter filter, OutputStream out) throws IOException {
        List<String> fields = SpecificData.get().getSchema(table.topic().valueType()).getFields().stream()
                .map(Schema.Field::name)
                .toList();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(writer, fields);
        try {
            reader.read(
                    table,
                    filter,
                    row -> line(
                            writer,
                            fields.stream().map(row::get).map(CsvReport::text).toList()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static void line(Writer writer, List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                writer.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
            }
            writer.append(LINE_END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
