package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;

/** {@code GET /v1/operations}: what operators want to see at a glance. */
final class OperationsRoute implements Handler {
    private final SummaryStore store;
    private final PipelineTopics topics;

    OperationsRoute(SummaryStore store, PipelineTopics topics) {
        this.store = store;
        this.topics = topics;
    }

    @Override
    public void handle(Context ctx) {
        WebServer.requireNone(ctx.queryParamMap());
        ctx.header("Cache-Control", "no-store");
        ObjectNode operations = JsonNodeFactory.instance.objectNode();
        try {
            operations
                    .putObject("versions")
                    .put("diemcau", Version.text())
                    .put("java", Runtime.version().toString())
                    .put("kafkaClients", Version.ofKafkaClients())
                    .put("postgresql", store.read(Snapshot::databaseVersion));
        } catch (RuntimeException e) {
            throw WebServer.unavailable(e);
        }
        topics.addTo(operations);
        ctx.result(operations.toString());
    }
}
