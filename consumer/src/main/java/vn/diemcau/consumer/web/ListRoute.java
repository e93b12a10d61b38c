package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.Function;
import vn.diemcau.consumer.read.Sheet;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryQuery;
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
            export.answer(ctx, exported(request));
        }
    }

    private static ExportedRows exported(ListRequest request) {
        SummaryTable table = request.query().table();
        SummaryQuery query =
                request.limit() == 0 ? request.query() : request.query().limitedTo(request.limit());
        return new ExportedRows(
                table.label(),
                request.format(),
                request.byteOrderMark(),
                Sheet.of(table),
                (snapshot, rows) -> snapshot.read(query, rows));
    }

    private static ObjectNode part(ListRequest request, Snapshot snapshot) {
        return part(
                snapshot.list(request.query().limitedTo(request.limit() + 1)),
                request.limit(),
                request.query()::cursorAt);
    }

    /** A part of a list; one row more than asked for tells whether there is a next part. */
    static ObjectNode part(List<ObjectNode> rows, int limit, Function<ObjectNode, String> cursorAt) {
        boolean more = rows.size() > limit;
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        ArrayNode items = part.putArray("items");
        rows.stream().limit(limit).forEach(items::add);
        part.put("next", more ? cursorAt.apply(rows.get(limit - 1)) : null);
        return part;
    }
}
