package vn.diemcau.producer.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.producer.files.LineReader;
import vn.diemcau.producer.ndjson.EventBytes;
import vn.diemcau.service.http.Problem;

/** {@code POST /v1/events}. */
final class EventsRoute {
    static final String PATH = "/v1/events";

    private static final Logger LOG = LoggerFactory.getLogger(EventsRoute.class);
    private static final String NDJSON = "application/x-ndjson";
    private static final Set<String> TYPES = Set.of(NDJSON, "application/json");
    private static final String RESULTS = "results";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;

    private final CallerCheck callers;
    private final InFlight inFlight;
    private final EventBatch.Shared shared;

    EventsRoute(CallerCheck callers, InFlight inFlight, EventBatch.Shared shared) {
        this.callers = callers;
        this.inFlight = inFlight;
        this.shared = shared;
    }

    void handle(Context ctx) throws IOException {
        Caller caller = callers.check(ctx);
        boolean brief = brief(ctx);
        RequestBody body = RequestBody.of(ctx, TYPES, shared.limits().sentBytes());
        shared.brokers().check();
        try (InFlight.Share share = inFlight.enter(body.declared())) {
            String id = requestId();
            ctx.header("X-Request-Id", id);
            String reference = "gateway:" + (caller.name() == null ? "" : caller.name() + "/") + id + "#";
            EventBatch batch = new EventBatch(shared, caller, reference, share);
            EventsAnswer answer = new EventsAnswer(batch, run(batch, ctx, body));
            count(answer, caller, body);
            LOG.atInfo().addKeyValue("event", "request").addKeyValue("id", id).addKeyValue("caller", caller.name() == null ? "anybody" : caller.name()).addKeyValue("status", answer.status()).addKeyValue("accepted", answer.count(EventResult.Status.ACCEPTED)).addKeyValue("rejected", answer.count(EventResult.Status.REJECTED)).log("Events were sent");
            answer.write(ctx, brief);
        }
    }

    private Optional<Problem> run(EventBatch batch, Context ctx, RequestBody body) {
        try (InputStream in = body.open(shared.limits().expandedBytes())) {
            boolean lines = RequestBody.type(ctx).equals(NDJSON);
            EventBytes events = lines ? new LineReader(in) : new JsonElements(in);
            Optional<Problem> ended = batch.run(events);
            return lines && ended.isEmpty() && batch.results().isEmpty()
                    ? Optional.of(new Problem(400, "The body is empty: send one event per line"))
                    : ended;
        } catch (Problem e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.of(new Problem(400, "The body cannot be read: " + e.getMessage()));
        }
    }

    private void count(EventsAnswer answer, Caller caller, RequestBody body) {
        shared.metrics().received(body.bytesSent());
        for (EventResult.Status status : EventResult.Status.values()) {
            shared.metrics().answered(status, caller, answer.count(status));
        }
    }

    private static boolean brief(Context ctx) {
        Parameters.requireKnown(ctx, Set.of(RESULTS));
        List<String> asked = ctx.queryParams(RESULTS);
        if (asked.isEmpty() || asked.equals(List.of("all"))) {
            return false;
        }
        if (asked.equals(List.of("rejected"))) {
            return true;
        }
        throw new Problem(400, "results takes 'rejected', which leaves out the accepted, or 'all'").field(RESULTS);
    }

    private static String requestId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
