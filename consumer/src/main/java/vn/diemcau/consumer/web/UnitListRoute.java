package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.read.UnitQuery;

/** {@code GET /v1/worklist} and its like: a list of a unit, part by part or as a whole. */
final class UnitListRoute implements Handler {
    private final UnitList list;
    private final SummaryStore store;
    private final Export export;

    UnitListRoute(UnitList list, SummaryStore store, Export export) {
        this.list = list;
        this.store = store;
        this.export = export;
    }

    @Override
    public void handle(Context ctx) {
        UnitListRequest request = UnitListRequest.of(list, ctx.queryParamMap());
        if (request.format() == Format.JSON) {
            Answers.answer(ctx, store, snapshot -> {
                List<ObjectNode> rows = new ArrayList<>();
                snapshot.read(request.query().limitedTo(request.limit() + 1), rows::add);
                return ListRoute.part(rows, request.limit(), request.query()::cursorAt);
            });
        } else {
            export.answer(ctx, exported(request));
        }
    }

    private ExportedRows exported(UnitListRequest request) {
        UnitQuery query =
                request.limit() == 0 ? request.query() : request.query().limitedTo(request.limit());
        return new ExportedRows(
                list.label(),
                request.format(),
                request.byteOrderMark(),
                list.sheet(),
                (snapshot, rows) -> snapshot.read(query, rows));
    }
}
