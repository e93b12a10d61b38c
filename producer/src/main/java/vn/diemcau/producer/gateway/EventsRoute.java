package vn.diemcau.producer.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.producer.files.LineReader;
import vn.diemcau.producer.ndjson.EventBytes;
import vn.diemcau.service.http.Problem;

/** {@code POST /v1/events}. */
final class EventsRoute {
    static final String PATH = "/v1/events";

    private static final String NDJSON = "application/x-ndjson";
    private static final Set<String> TYPES = Set.of(NDJSON, "application/json");

    private final CallerCheck callers;
    private final InFlight inFlight;
    private final EventsTaker taker;
    private final EventBatch.Shared shared;

    EventsRoute(CallerCheck callers, InFlight inFlight, EventsTaker taker) {
        this.callers = callers;
        this.inFlight = inFlight;
        this.taker = taker;
        this.shared = taker.shared();
    }

    void handle(Context ctx) throws IOException {
        Caller caller = callers.check(ctx);
        boolean brief = EventsTaker.brief(ctx, Set.of("results"));
        RequestBody body = RequestBody.of(ctx, TYPES, shared.limits().sentBytes());
        shared.brokers().check();
        try (InFlight.Share share = inFlight.enter(body.declared())) {
            taker.take(ctx, caller, body, share, Map.of(), brief, batch -> run(batch, ctx, body));
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
}
