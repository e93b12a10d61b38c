package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.diemcau.consumer.read.Sheet;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.table.SummaryTable;

/** {@code GET /v1/TABLE}, {@code GET /v1/worklist} and its like: a list, part by part or as a whole. */
final class ListRoute implements Handler {
    private final String name;
    private final Sheet sheet;
    private final Function<Map<String, List<String>>, ListRequest> requests;
    private final SummaryStore store;
    private final Export export;

    private ListRoute(
            String name,
            Sheet sheet,
            Function<Map<String, List<String>>, ListRequest> requests,
            SummaryStore store,
            Export export) {
        this.name = name;
        this.sheet = sheet;
        this.requests = requests;
        this.store = store;
        this.export = export;
    }

    /** The rows of a table. */
    static ListRoute of(SummaryTable table, SummaryStore store, Export export) {
        return new ListRoute(
                table.label(), Sheet.of(table), parameters -> ListRequest.of(table, parameters), store, export);
    }

    /** A list of a unit. */
    static ListRoute of(UnitList list, SummaryStore store, Export export) {
        return new ListRoute(
                list.label(), list.sheet(), parameters -> UnitListParameters.read(list, parameters), store, export);
    }

    @Override
    public void handle(Context ctx) {
        ListRequest request = requests.apply(ctx.queryParamMap());
        if (request.format() == Format.JSON) {
            Answers.answer(ctx, store, snapshot -> part(request, snapshot));
        } else {
            export.answer(ctx, new ExportedRows(name, sheet, request));
        }
    }

    /** A part of a list; one row more than asked for shows whether there is a next part. */
    private static ObjectNode part(ListRequest request, Snapshot snapshot) {
        int limit = request.limit();
        List<ObjectNode> rows = snapshot.list(request.query().limitedTo(limit + 1));
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        ArrayNode items = part.putArray("items");
        rows.stream().limit(limit).forEach(items::add);
        part.put("next", rows.size() > limit ? request.query().cursorAt(rows.get(limit - 1)) : null);
        return part;
    }
}
