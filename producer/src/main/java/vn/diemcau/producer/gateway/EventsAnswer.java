package vn.diemcau.producer.gateway;

import static vn.diemcau.producer.gateway.EventResult.Status.ACCEPTED;
import static vn.diemcau.producer.gateway.EventResult.Status.DUPLICATE;
import static vn.diemcau.producer.gateway.EventResult.Status.FAILED;
import static vn.diemcau.producer.gateway.EventResult.Status.REJECTED;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.service.http.HttpService;
import vn.diemcau.service.http.Problem;

/** The answer to a request with events: its status, and the result of each event. */
final class EventsAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<EventResult> results;
    private final Map<EventResult.Status, Integer> counts = new EnumMap<>(EventResult.Status.class);
    private final Optional<Problem> problem;

    /**
     * An answer.
     *
     * @param ended why the request was not read to its end
     */
    EventsAnswer(EventBatch batch, Optional<Problem> ended) {
        this.results = batch.results();
        for (EventResult.Status status : EventResult.Status.values()) {
            counts.put(status, 0);
        }
        results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
        this.problem = problem(batch, ended);
    }

    private Optional<Problem> problem(EventBatch batch, Optional<Problem> ended) {
        if (counts.get(FAILED) > 0) {
            return Optional.of(
                    Brokers.unavailable("The brokers did not acknowledge " + counts.get(FAILED) + " events"));
        }
        if (ended.isPresent()) {
            return ended;
        }
        if (batch.tooLong()) {
            return Optional.of(new Problem(413, "An event is over 1 MiB; the results say what became of the others"));
        }
        if (counts.get(ACCEPTED) > 0 || counts.get(REJECTED) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                results.stream().allMatch(EventResult::noJson)
                        ? new Problem(400, "The body is not JSON: send one event per line, or a JSON array of events")
                        : new Problem(422, "No event was accepted; the results say why"));
    }

    /** How many events have a status. */
    int count(EventResult.Status status) {
        return counts.get(status);
    }

    int status() {
        return problem.map(Problem::status).orElse(counts.get(REJECTED) > 0 ? 207 : 200);
    }

    /**
     * Writes it, with headers and status.
     *
     * @param brief whether to leave out the accepted
     */
    void write(Context ctx, boolean brief) throws IOException {
        ctx.status(status());
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(problem.isPresent() ? Problem.MEDIA_TYPE : "application/json");
        problem.ifPresent(said -> said.headers().forEach(ctx::header));
        try (JsonGenerator json = JSON.createGenerator(ctx.outputStream())) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            if (problem.isPresent()) {
                for (Map.Entry<String, Object> member : problem.get().members().entrySet()) {
                    json.writeFieldName(member.getKey());
                    json.writePOJO(member.getValue());
                }
            }
            json.writeNumberField("accepted", counts.get(ACCEPTED));
            json.writeNumberField("rejected", counts.get(REJECTED));
            json.writeNumberField("duplicates", counts.get(DUPLICATE));
            json.writeArrayFieldStart("results");
            for (int i = 0; i < results.size(); i++) {
                if (!brief || results.get(i).status() != ACCEPTED) {
                    results.get(i).write(json, i);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (problem.isPresent()) {
            HttpService.drain(ctx);
        }
    }
}
