package vn.diemcau.stack.registry;

import static vn.diemcau.stack.registry.RegistryRoutes.answer;
import static vn.diemcau.stack.registry.RegistryRoutes.text;

import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.schema.SchemaGuid;

/** The paths of schemas by their ids and GUIDs. */
final class SchemaRoutes {
    private static final String ID = "/schemas/ids/{id}";
    private static final String GUID = "/schemas/guids/{guid}";

    private final SchemaStore store;

    SchemaRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/schemas",
                answer(
                        Set.of("subjectPrefix", "deleted", "latestOnly"),
                        Paging.PARAMETERS,
                        request -> request.page()
                                .of(store.entries(
                                        request.prefix(), request.flag("deleted"), request.flag("latestOnly")))));
        routes.get("/schemas/types", answer(Set.of(), request -> List.of("AVRO")));
        addIds(routes);
        routes.get(GUID, answer(Set.of(), request -> schema(store.schema(store.id(request.guid())))));
        routes.get(
                GUID + "/ids",
                answer(
                        Set.of(),
                        request ->
                                List.of(Map.of("context", Request.DEFAULT_CONTEXT, "id", store.id(request.guid())))));
    }

    /** An id is the same under every subject, so whichever one is named makes no difference to the schema. */
    private void addIds(RoutesConfig routes) {
        routes.get(ID, answer(Set.of("subject", "fetchMaxId"), request -> {
            Map<String, Object> schema = schema(store.schema(request.id()));
            if (request.flag("fetchMaxId")) {
                schema.put("maxId", store.maxId());
            }
            return schema;
        }));
        routes.get(ID + "/schema", text(Set.of("subject"), request -> store.schema(request.id())));
        routes.get(
                ID + "/versions",
                answer(
                        Set.of("subject", "deleted"),
                        Paging.PARAMETERS,
                        request -> request.page().of(usedBy(request))));
        routes.get(
                ID + "/subjects",
                answer(
                        Set.of("subject", "deleted"),
                        Paging.PARAMETERS,
                        request -> request.page()
                                .of(usedBy(request).stream()
                                        .map(SchemaStore.SubjectVersion::subject)
                                        .distinct()
                                        .toList())));
    }

    private List<SchemaStore.SubjectVersion> usedBy(Request request) {
        String subject = request.text("subject");
        return store.usedBy(request.id(), request.flag("deleted")).stream()
                .filter(use -> subject.isEmpty() || use.subject().equals(subject))
                .toList();
    }

    private static Map<String, Object> schema(String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("schema", text);
        answer.put("guid", SchemaGuid.of(text));
        return answer;
    }
}
