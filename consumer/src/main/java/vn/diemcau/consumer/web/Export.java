package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vn.diemcau.consumer.read.CsvRows;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.read.XlsxRows;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.service.http.Problem;

/**
 * Streams whole lists. Only a few at a time: each uses a connection of the pool until its client has read everything.
 */
final class Export {
    private static final Logger LOG = LoggerFactory.getLogger(Export.class);
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int RETRY_SECONDS = 10;
    private static final int BUFFER = 1 << 16;

    private final SummaryStore store;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    Export(SummaryStore store) {
        this.store = store;
    }

    /** What takes one row after the other. */
    @FunctionalInterface
    private interface RowSink {
        void write(ObjectNode row) throws IOException;
    }

    /** Answers with all rows of a list. */
    void answer(Context ctx, ExportedRows rows) {
        if (!isLetIn()) {
            throw new Problem(503, "Other lists are being streamed; try again later").retryAfter(RETRY_SECONDS);
        }
        try {
            store.read(snapshot -> {
                if (!Answers.isKnown(ctx, snapshot)) {
                    stream(ctx, rows, snapshot);
                }
                return null;
            });
        } catch (RuntimeException e) {
            if (!ctx.res().isCommitted()) {
                throw WebServer.unavailable(e);
            }
            breakOff(ctx, e);
        } finally {
            places.release();
        }
    }

    /** Those who come at once wait a little for each other. */
    private boolean isLetIn() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stream(Context ctx, ExportedRows rows, Snapshot snapshot) {
        Answers.name(ctx, snapshot);
        ctx.contentType(rows.format().mediaType());
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"" + rows.name() + "." + rows.format().label() + "\"");
        if (ctx.method() == HandlerType.HEAD) {
            return;
        }
        try {
            OutputStream out = ctx.outputStream();
            switch (rows.format()) {
                case CSV -> csv(rows, snapshot, out);
                case NDJSON -> ndjson(rows, snapshot, out);
                case XLSX -> xlsx(rows, snapshot, out);
                case JSON -> throw new IllegalStateException("JSON is answered part by part");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void csv(ExportedRows rows, Snapshot snapshot, OutputStream out) throws IOException {
        Writer writer = writer(out);
        if (rows.request().byteOrderMark()) {
            writer.append(CsvRows.BYTE_ORDER_MARK);
        }
        CsvRows csv = new CsvRows(rows.sheet().columns(), writer, true);
        csv.writeHeader();
        read(rows, snapshot, csv::write);
        writer.flush();
    }

    private static void ndjson(ExportedRows rows, Snapshot snapshot, OutputStream out) throws IOException {
        Writer writer = writer(out);
        read(rows, snapshot, row -> writer.append(SummaryJson.write(row)).append('\n'));
        writer.flush();
    }

    private static void xlsx(ExportedRows rows, Snapshot snapshot, OutputStream out) throws IOException {
        try (XlsxRows workbook = new XlsxRows(rows.sheet(), out)) {
            read(rows, snapshot, workbook::write);
        }
    }

    private static void read(ExportedRows rows, Snapshot snapshot, RowSink sink) {
        rows.read(snapshot, row -> {
            try {
                sink.write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    /** An answer that has begun is aborted, so that its reader does not take a part for the whole. */
    private static void breakOff(Context ctx, RuntimeException error) {
        LOG.atLevel(error instanceof UncheckedIOException ? Level.DEBUG : Level.WARN)
                .addKeyValue("event", "request-failed")
                .addKeyValue("method", ctx.method())
                .addKeyValue("path", ctx.path())
                .addKeyValue("reason", String.valueOf(error.getMessage()))
                .log("A list was not streamed to its end");
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getServletChannel()
                .abort(error);
    }
}
