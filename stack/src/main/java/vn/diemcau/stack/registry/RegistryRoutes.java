package vn.diemcau.stack.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.schema.Compatibility;

/** The paths of the REST API, and how its requests and answers are written. */
final class RegistryRoutes {
    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODE = "READWRITE";
    private static final Set<String> OTHER_MODES = Set.of("READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

    private final SchemaStore store;

    RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", answer(request -> Map.of()));
        addSubjects(routes);
        addSchemas(routes);
        addCompatibility(routes);
        addModes(routes);
        routes.exception(RegistryError.class, (e, ctx) -> fail(ctx, e.code(), e.getMessage()));
        routes.exception(HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("Request failed: method={} path={}", ctx.method(), ctx.path(), e);
            fail(ctx, 500, "Internal Server Error");
        });
    }

    private void addSubjects(RoutesConfig routes) {
        routes.get(
                "/subjects", answer(request -> store.subjects(request.text("subjectPrefix"), request.flag("deleted"))));
        routes.post("/subjects/{subject}", answer(request -> {
            String text = SchemaText.of(request.schema(), request.flag("normalize"));
            return store.lookUp(request.subject(), text, request.flag("deleted"));
        }));
        routes.delete(
                "/subjects/{subject}",
                answer(request -> store.deleteSubject(request.subject(), request.flag("permanent"))));

        String versions = "/subjects/{subject}/versions";
        routes.get(versions, answer(request -> store.versions(request.subject(), request.flag("deleted"))));
        routes.post(versions, answer(request -> {
            String text = SchemaText.of(request.schema(), request.flag("normalize"));
            return Map.of("id", store.register(request.subject(), text));
        }));
        routes.get(
                versions + "/{version}",
                answer(request -> store.version(request.subject(), request.version(), request.flag("deleted"))));
        routes.get(
                versions + "/{version}/schema",
                text(request -> store.version(request.subject(), request.version(), request.flag("deleted"))
                        .schema()));
        routes.delete(
                versions + "/{version}",
                answer(request ->
                        store.deleteVersion(request.subject(), request.version(), request.flag("permanent"))));
    }

    private void addSchemas(RoutesConfig routes) {
        routes.get("/schemas/types", answer(request -> List.of("AVRO")));
        routes.get("/schemas/ids/{id}", answer(request -> Map.of("schema", store.schema(request.id()))));
        routes.get("/schemas/ids/{id}/schema", text(request -> store.schema(request.id())));
        routes.get(
                "/schemas/ids/{id}/versions", answer(request -> store.usedBy(request.id(), request.flag("deleted"))));
        routes.get(
                "/schemas/ids/{id}/subjects",
                answer(request -> store.usedBy(request.id(), request.flag("deleted")).stream()
                        .map(SchemaStore.SubjectVersion::subject)
                        .distinct()
                        .toList()));
    }

    private void addCompatibility(RoutesConfig routes) {
        routes.get("/config", answer(request -> level(store.level())));
        routes.put("/config", answer(request -> {
            Compatibility level = levelOf(request.body().path("compatibility").asText());
            store.setLevel(level);
            return Map.of("compatibility", level);
        }));
        routes.delete("/config", answer(request -> level(store.resetLevel())));
        routes.get(
                "/config/{subject}",
                answer(request -> level(store.level(request.subject(), request.flag("defaultToGlobal")))));
        routes.put("/config/{subject}", answer(request -> {
            Compatibility level = levelOf(request.body().path("compatibility").asText());
            store.setLevel(request.subject(), level);
            return Map.of("compatibility", level);
        }));
        routes.delete("/config/{subject}", answer(request -> level(store.resetLevel(request.subject()))));

        String tests = "/compatibility/subjects/{subject}/versions";
        routes.post(
                tests,
                answer(request ->
                        verdict(request, store.objections(request.subject(), SchemaText.parse(request.schema())))));
        routes.post(tests + "/{version}", answer(request -> {
            return verdict(
                    request,
                    store.objections(request.subject(), request.version(), SchemaText.parse(request.schema())));
        }));
    }

    private void addModes(RoutesConfig routes) {
        routes.get("/mode", answer(request -> Map.of("mode", MODE)));
        routes.put("/mode", answer(RegistryRoutes::mode));
        routes.get("/mode/{subject}", answer(request -> {
            if (!request.flag("defaultToGlobal")) {
                throw new RegistryError(
                        40409, "Subject '" + request.subject() + "' does not have subject-level mode configured");
            }
            return Map.of("mode", MODE);
        }));
        routes.put("/mode/{subject}", answer(RegistryRoutes::mode));
    }

    private static Map<String, String> mode(Request request) {
        String mode = request.body().path("mode").asText();
        if (OTHER_MODES.contains(mode)) {
            throw new RegistryError(42205, "Only the mode " + MODE + " is supported");
        }
        if (!mode.equals(MODE)) {
            throw new RegistryError(42204, "Invalid mode '" + mode + "'. The valid value is " + MODE);
        }
        return Map.of("mode", MODE);
    }

    private static Compatibility levelOf(String name) {
        try {
            return Compatibility.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw RegistryError.invalidLevel(name);
        }
    }

    private static Map<String, Compatibility> level(Compatibility level) {
        return Map.of("compatibilityLevel", level);
    }

    private static Map<String, Object> verdict(Request request, List<String> objections) {
        return request.flag("verbose")
                ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
                : Map.of("is_compatible", objections.isEmpty());
    }

    private static Handler answer(Function<Request, Object> answer) {
        return ctx -> ctx.result(JSON.writeValueAsBytes(answer.apply(new Request(ctx))));
    }

    private static Handler text(Function<Request, String> answer) {
        return ctx -> ctx.result(answer.apply(new Request(ctx)));
    }

    private static void fail(Context ctx, int code, String message) {
        ctx.status(RegistryError.status(code));
        ctx.contentType(MEDIA_TYPE);
        ctx.result(JSON.createObjectNode()
                .put("error_code", code)
                .put("message", message)
                .toString());
    }
}
