package vn.diemcau.consumer.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.text.Normalizer;
import java.util.List;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.http.Problem;

/** {@code GET /v1/TABLE/KEY}: a row with the rows that belong to it. */
final class DetailRoute implements Handler {
    private final SummaryTable table;
    private final List<String> parts;
    private final List<SummaryTable> belongings;
    private final SummaryStore store;

    /**
     * @param parts the parameters in the path that are the parts of the key
     * @param belongings the tables of the rows that belong to the row
     */
    DetailRoute(SummaryTable table, List<String> parts, List<SummaryTable> belongings, SummaryStore store) {
        this.table = table;
        this.parts = parts;
        this.belongings = belongings;
        this.store = store;
    }

    @Override
    public void handle(Context ctx) {
        WebServer.requireNone(ctx.queryParamMap());
        List<String> key = parts.stream()
                .map(ctx::pathParam)
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFC))
                .toList();
        if (String.join("", key).indexOf('\0') >= 0) {
            throw unknown(key);
        }
        Answers.answer(
                ctx, store, snapshot -> snapshot.detail(table, key, belongings).orElseThrow(() -> unknown(key)));
    }

    private Problem unknown(List<String> key) {
        return new Problem(404, "There are no " + table.label() + " with the key " + String.join("/", key));
    }
}
