package vn.diemcau.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;

/** The report for programs: one JSON object, a list for each table, a line for each row; written as it is read. */
public final class JsonReport {
    private static final byte[] NEW_LINE = {'\n'};

    private final SummaryReader reader;

    public JsonReport(SummaryReader reader) {
        this.reader = reader;
    }

    /** Writes the tables; the stream is flushed and left open. */
    public void write(List<SummaryTable> tables, SummaryFilter filter, OutputStream out) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true);
            json.setPrettyPrinter(new RowPerLine());
            json.writeStartObject();
            for (SummaryTable table : tables) {
                json.writeArrayFieldStart(table.label());
                reader.read(table, filter, row -> write(mapper, json, row));
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write(NEW_LINE);
        out.flush();
    }

    private static void write(ObjectMapper mapper, JsonGenerator json, ObjectNode row) {
        try {
            mapper.writeTree(json, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks lines between rows and tables only: a row stays whole for grep and diff. */
    private static final class RowPerLine extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        private int depth;

        @Override
        public void writeStartObject(JsonGenerator json) throws IOException {
            depth++;
            super.writeStartObject(json);
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) throws IOException {
            depth--;
            super.writeEndObject(json, entries);
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? ",\n" : ",");
        }

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            if (depth == 1) {
                json.writeRaw('\n');
            }
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? ",\n" : ",");
        }
    }
}
