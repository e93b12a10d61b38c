package vn.diemcau.stack.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the REST API, and how its requests and answers are written. */
final class RegistryRoutes {
    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaStore store;

    RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", answer(Set.of(), request -> Map.of()));
        routes.get(
                "/contexts",
                answer(
                        Set.of("contextPrefix"),
                        Paging.PARAMETERS,
                        request -> request.page().of(List.of(Request.DEFAULT_CONTEXT))));
        new SubjectRoutes(store).addTo(routes);
        new SchemaRoutes(store).addTo(routes);
        new LevelRoutes(store).addTo(routes);
        routes.exception(RegistryError.class, (e, ctx) -> fail(ctx, e.code(), e.getMessage()));
        routes.exception(HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("event", "request-failed")
                    .addKeyValue("method", ctx.method())
                    .addKeyValue("path", ctx.path())
                    .log("A request to the schema registry failed");
            fail(ctx, 500, "Internal Server Error");
        });
    }

    /**
     * Answers with JSON.
     *
     * @param parameters the supported parameters of the query; others are refused
     */
    static Handler answer(Set<String> parameters, Function<Request, Object> answer) {
        return answer(parameters, Set.of(), answer);
    }

    /** The same, with more parameters. */
    static Handler answer(Set<String> parameters, Set<String> more, Function<Request, Object> answer) {
        return ctx -> {
            Request request = new Request(ctx);
            request.requireNoOther(parameters, more);
            ctx.result(JSON.writeValueAsBytes(answer.apply(request)));
        };
    }

    /** Answers with a text as it stands. */
    static Handler text(Set<String> parameters, Function<Request, String> answer) {
        return ctx -> {
            Request request = new Request(ctx);
            request.requireNoOther(parameters, Set.of());
            ctx.result(answer.apply(request));
        };
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
