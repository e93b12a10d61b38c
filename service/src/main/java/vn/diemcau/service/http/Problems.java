package vn.diemcau.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever goes wrong as a {@link Problem}: in a route, in Javalin, or in Jetty before either sees a request. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Problem.class, (e, ctx) -> answer(ctx, e));
        routes.exception(
                EndpointNotFound.class,
                (e, ctx) -> answer(ctx, new Problem(404, "There is nothing at " + ctx.path() + "; see /openapi.json")));
        routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> answer(ctx, notAllowed(ctx, e)));
        routes.exception(
                HttpResponseException.class, (e, ctx) -> answer(ctx, new Problem(e.getStatus(), e.getMessage())));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("event", "request-failed")
                    .addKeyValue("method", ctx.method())
                    .addKeyValue("path", ctx.path())
                    .log("A request failed");
            answer(ctx, new Problem(500, "The service failed to answer this request; see its log"));
        });
    }

    private static Problem notAllowed(Context ctx, MethodNotAllowedResponse e) {
        String methods = String.join(", ", e.getDetails().values());
        return new Problem(405, ctx.path() + " takes " + methods + ", not " + ctx.method()).header("Allow", methods);
    }

    /** Writes the answer, unless another one has begun. */
    static void answer(Context ctx, Problem problem) {
        if (ctx.res().isCommitted()) {
            return;
        }
        ctx.status(problem.status());
        problem.headers().forEach(ctx::header);
        // JSON is always UTF-8; Jetty would add a charset if an earlier type had one.
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(Problem.MEDIA_TYPE);
        if (ctx.req().getContentLengthLong() == 0 || ctx.req().getHeader("Content-Type") == null) {
            ctx.result(json(problem));
        } else {
            answerThenDrain(ctx, json(problem));
        }
    }

    private static void answerThenDrain(Context ctx, byte[] json) {
        try {
            ctx.res().setContentLength(json.length);
            ctx.res().getOutputStream().write(json);
            HttpService.drain(ctx);
        } catch (IOException e) {
            LOG.debug("The client has disconnected", e);
        }
    }

    static byte[] json(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For requests that Jetty refuses itself, malformed ones say. */
    static final class OfJetty extends ErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request, Response response, int code, String message, Throwable cause, Callback callback) {
            String detail = code >= 500 || message == null ? HttpStatus.getMessage(code) : message;
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
            response.write(true, ByteBuffer.wrap(json(new Problem(code, detail))), callback);
        }
    }
}
