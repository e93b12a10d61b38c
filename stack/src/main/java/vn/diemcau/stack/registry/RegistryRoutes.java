package vn.diemcau.stack.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the REST API, and how its requests and answers are written. */
final class RegistryRoutes {
    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODE = "READWRITE";
    private static final Set<String> OTHER_MODES =
            Set.of("READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

    private final SchemaStore store;

    RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(Javalin server) {
        server.get("/", answer(ctx -> Map.of()));
        addSubjects(server);
        addSchemas(server);
        addCompatibility(server);
        addModes(server);
        server.exception(RegistryError.class, (e, ctx) -> fail(ctx, e.code(), e.getMessage()));
        server.exception(HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), e.getMessage()));
        server.exception(Exception.class, (e, ctx) -> {
            LOG.error("Request failed: method={} path={}", ctx.method(), ctx.path(), e);
            fail(ctx, 500, "Internal Server Error");
        });
    }

    private void addSubjects(Javalin server) {
        server.get("/subjects", answer(ctx -> store.subjects(text(ctx, "subjectPrefix"), flag(ctx, "deleted"))));
        server.post("/subjects/{subject}", answer(ctx -> {
            String text = SchemaText.of(schema(ctx), flag(ctx, "normalize"));
            return store.lookUp(subject(ctx), text, flag(ctx, "deleted"));
        }));
        server.delete("/subjects/{subject}", answer(ctx -> store.deleteSubject(subject(ctx), flag(ctx, "permanent"))));

        String versions = "/subjects/{subject}/versions";
        server.get(versions, answer(ctx -> store.versions(subject(ctx), flag(ctx, "deleted"))));
        server.post(versions, answer(ctx -> {
            String text = SchemaText.of(schema(ctx), flag(ctx, "normalize"));
            return Map.of("id", store.register(subject(ctx), text));
        }));
        server.get(versions + "/{version}", answer(ctx -> store.version(subject(ctx), version(ctx), flag(ctx, "deleted"))));
        server.get(versions + "/{version}/schema", ctx -> {
            ctx.result(store.version(subject(ctx), version(ctx), flag(ctx, "deleted")).schema());
        });
        server.delete(
                versions + "/{version}",
                answer(ctx -> store.deleteVersion(subject(ctx), version(ctx), flag(ctx, "permanent"))));
    }

    private void addSchemas(Javalin server) {
        server.get("/schemas/types", answer(ctx -> List.of("AVRO")));
        server.get("/schemas/ids/{id}", answer(ctx -> Map.of("schema", store.schema(id(ctx)))));
        server.get("/schemas/ids/{id}/schema", ctx -> ctx.result(store.schema(id(ctx))));
        server.get("/schemas/ids/{id}/versions", answer(ctx -> store.usedBy(id(ctx), flag(ctx, "deleted"))));
        server.get("/schemas/ids/{id}/subjects", answer(ctx -> store.usedBy(id(ctx), flag(ctx, "deleted")).stream()
                .map(SchemaStore.SubjectVersion::subject)
                .distinct()
                .toList()));
    }

    private void addCompatibility(Javalin server) {
        server.get("/config", answer(ctx -> level(store.level())));
        server.put("/config", answer(ctx -> {
            Level level = Level.of(body(ctx).path("compatibility").asText());
            store.setLevel(level);
            return Map.of("compatibility", level);
        }));
        server.delete("/config", answer(ctx -> level(store.resetLevel())));
        server.get(
                "/config/{subject}", answer(ctx -> level(store.level(subject(ctx), flag(ctx, "defaultToGlobal")))));
        server.put("/config/{subject}", answer(ctx -> {
            Level level = Level.of(body(ctx).path("compatibility").asText());
            store.setLevel(subject(ctx), level);
            return Map.of("compatibility", level);
        }));
        server.delete("/config/{subject}", answer(ctx -> level(store.resetLevel(subject(ctx)))));

        String tests = "/compatibility/subjects/{subject}/versions";
        server.post(
                tests, answer(ctx -> verdict(ctx, store.objections(subject(ctx), SchemaText.parse(schema(ctx))))));
        server.post(tests + "/{version}", answer(ctx -> {
            return verdict(ctx, store.objections(subject(ctx), version(ctx), SchemaText.parse(schema(ctx))));
        }));
    }

    private void addModes(Javalin server) {
        server.get("/mode", answer(ctx -> Map.of("mode", MODE)));
        server.put("/mode", answer(RegistryRoutes::mode));
        server.get("/mode/{subject}", answer(ctx -> {
            if (!flag(ctx, "defaultToGlobal")) {
                throw new RegistryError(
                        40409, "Subject '" + subject(ctx) + "' does not have subject-level mode configured");
            }
            return Map.of("mode", MODE);
        }));
        server.put("/mode/{subject}", answer(RegistryRoutes::mode));
    }

    private static Map<String, String> mode(Context ctx) {
        String mode = body(ctx).path("mode").asText();
        if (OTHER_MODES.contains(mode)) {
            throw new RegistryError(42205, "Only the mode " + MODE + " is supported");
        }
        if (!mode.equals(MODE)) {
            throw new RegistryError(42204, "Invalid mode '" + mode + "'. The valid value is " + MODE);
        }
        return Map.of("mode", MODE);
    }

    private static Map<String, Level> level(Level level) {
        return Map.of("compatibilityLevel", level);
    }

    private static Map<String, Object> verdict(Context ctx, List<String> objections) {
        return flag(ctx, "verbose")
                ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
                : Map.of("is_compatible", objections.isEmpty());
    }

    /** The schema in a request's body, which must be plain Avro and leave the id to the registry. */
    private static String schema(Context ctx) {
        JsonNode body = body(ctx);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") && !type.equals("null")) {
            throw RegistryError.invalidSchema("schemaType " + type + " is not supported, only AVRO is");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("references to other schemas are not supported; put all types into one");
        }
        if (body.path("id").asInt(-1) > 0) {
            throw new RegistryError(42205, "An id can be chosen only in mode IMPORT, which is not supported");
        }
        String schema = body.path("schema").asText("");
        if (schema.isBlank()) {
            throw RegistryError.invalidSchema("the schema is empty");
        }
        return schema;
    }

    private static JsonNode body(Context ctx) {
        try {
            JsonNode body = JSON.readTree(ctx.bodyAsBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, "The request is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RegistryError(400, "The request is no JSON object");
    }

    private static String subject(Context ctx) {
        return ctx.pathParam("subject");
    }

    /** The version that a path names; null: the latest. */
    private static Integer version(Context ctx) {
        String version = ctx.pathParam("version");
        if (version.equals("latest") || version.equals("-1")) {
            return null;
        }
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw RegistryError.invalidVersion(version);
    }

    private static int id(Context ctx) {
        try {
            return Integer.parseInt(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw RegistryError.noSchema(ctx.pathParam("id"));
        }
    }

    /** Clients write flags as their languages do: true, True. */
    private static boolean flag(Context ctx, String name) {
        return Boolean.parseBoolean(text(ctx, name));
    }

    private static String text(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value;
    }

    /** What a request is answered with, before it is JSON. */
    @FunctionalInterface
    private interface Answer {
        Object to(Context ctx);
    }

    private static Handler answer(Answer answer) {
        return ctx -> ctx.result(JSON.writeValueAsBytes(answer.to(ctx)));
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
