package vn.diemcau.producer.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.http.Problem;

/** Takes the events of a request, and answers what became of each. */
final class EventsTaker {
    private static final Logger LOG = LoggerFactory.getLogger(EventsTaker.class);
    private static final String RESULTS = "results";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;

    private final EventBatch.Shared shared;

    EventsTaker(EventBatch.Shared shared) {
        this.shared = shared;
    }

    EventBatch.Shared shared() {
        return shared;
    }

    /**
     * Takes and answers a request.
     *
     * @param quotes the sentences that show events, by their ids; those events come from an article
     * @param reading has the batch read the events; says why it did not come to their end
     */
    void take(
            Context ctx,
            Caller caller,
            RequestBody body,
            InFlight.Share share,
            Map<UUID, String> quotes,
            boolean brief,
            Function<EventBatch, Optional<Problem>> reading)
            throws IOException {
        String id = requestId();
        ctx.header("X-Request-Id", id);
        String reference = "gateway:" + (caller.name() == null ? "" : caller.name() + "/") + id + "#";
        EventBatch batch = new EventBatch(shared, caller, reference, quotes, share);
        EventsAnswer answer = new EventsAnswer(batch, reading.apply(batch));
        count(answer, caller, body);
        LOG.atInfo()
                .addKeyValue("event", "request")
                .addKeyValue("id", id)
                .addKeyValue("caller", caller.name() == null ? "anybody" : caller.name())
                .addKeyValue("status", answer.status())
                .addKeyValue("accepted", answer.count(EventResult.Status.ACCEPTED))
                .addKeyValue("rejected", answer.count(EventResult.Status.REJECTED))
                .log("A request has been answered");
        answer.write(ctx, brief);
    }

    /** Whether the accepted are left out of the answer, as the parameter {@code results} says. */
    static boolean brief(Context ctx, Set<String> parameters) {
        Parameters.requireKnown(ctx, parameters);
        List<String> asked = ctx.queryParams(RESULTS);
        if (asked.isEmpty() || asked.equals(List.of("all"))) {
            return false;
        }
        if (asked.equals(List.of("rejected"))) {
            return true;
        }
        throw new Problem(400, "results takes 'rejected', which leaves out the accepted, or 'all'").field(RESULTS);
    }

    private void count(EventsAnswer answer, Caller caller, RequestBody body) {
        shared.metrics().received(body.bytesSent());
        for (EventResult.Status status : EventResult.Status.values()) {
            shared.metrics().answered(status, caller, answer.count(status));
        }
    }

    private static String requestId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
