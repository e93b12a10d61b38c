package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryTable;

/** {@code GET /v1/TABLE}: a list, part by part or as a whole. */
final class ListRoute implements Handler {
    private final SummaryTable table;
    private final SummaryStore store;
    private final Export export;

    ListRoute(SummaryTable table, SummaryStore store, Export export) {
        this.table = table;
        this.store = store;
        this.export = export;
    }

    @Override
    public void handle(Context ctx) {
        ListRequest request = ListRequest.of(table, ctx.queryParamMap());
        if (request.format() == Format.JSON) {
            Answers.answer(ctx, store, snapshot -> part(request, snapshot));
        } else {
            export.answer(ctx, request);
        }
    }

    /** One row more than asked for shows whether there is a next part. */
    private static ObjectNode part(ListRequest request, Snapshot snapshot) {
        List<ObjectNode> rows = snapshot.list(request.query().limitedTo(request.limit() + 1));
        boolean more = rows.size() > request.limit();
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        ArrayNode items = part.putArray("items");
        rows.stream().limit(request.limit()).forEach(items::add);
        part.put("next", more ? request.query().cursorAt(rows.get(request.limit() - 1)) : null);
        return part;
    }
}
