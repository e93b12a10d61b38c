package vn.diemcau.producer.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.producer.ndjson.EventBytes;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Fault;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.ndjson.Reading;
import vn.diemcau.producer.send.EventRecords;
import vn.diemcau.service.http.Problem;
import vn.diemcau.service.kafka.AccessException;

/** The events of one request: reads and sends them one by one, and knows the result of each. */
final class EventBatch {
    /** The objects that all requests share. */
    record Shared(
            Producer<String, Object> producer,
            EventRecords records,
            Brokers brokers,
            GatewayLimits limits,
            GatewayMetrics metrics) {}

    private final Shared shared;
    private final Caller caller;
    private final String reference;
    private final Map<UUID, String> quotes;
    private final InFlight.Share share;
    private final EventReader reader = new EventReader();
    private final List<EventResult> results = new ArrayList<>();
    private final Map<UUID, Integer> indexes = new HashMap<>();
    private final Semaphore settled = new Semaphore(0);
    private int sent;
    private volatile boolean failed;
    private boolean tooLong;

    /**
     * A batch.
     *
     * @param reference says in the source of each event which request it came with
     * @param quotes the sentences that show events, by their ids; those events come from an article
     */
    EventBatch(Shared shared, Caller caller, String reference, Map<UUID, String> quotes, InFlight.Share share) {
        this.shared = shared;
        this.caller = caller;
        this.reference = reference;
        this.quotes = Map.copyOf(quotes);
        this.share = share;
    }

    List<EventResult> results() {
        return results;
    }

    /** Whether an event was over the limit; only this event was rejected. */
    boolean tooLong() {
        return tooLong;
    }

    /**
     * Reads and sends all events, and waits until the brokers have acknowledged each or have not in time.
     *
     * @return why the request was not read to its end; empty where it was
     */
    Optional<Problem> run(EventBytes events) {
        try {
            return Optional.ofNullable(read(events));
        } finally {
            settled.acquireUninterruptibly(sent);
        }
    }

    private Problem read(EventBytes events) {
        try {
            while (!failed && events.next()) {
                if (events.tooLong() || !events.blank()) {
                    if (results.size() == shared.limits().events()) {
                        return new Problem(
                                413,
                                String.format(
                                        "There are over %,d events; send them in several requests",
                                        shared.limits().events()));
                    }
                    share.take(Math.max(GatewayLimits.LEAST_COST, events.length()));
                    results.add(take(events));
                }
            }
            return null;
        } catch (Problem e) {
            return e;
        } catch (IOException e) {
            return new Problem(400, "The body breaks off or is malformed: " + e.getMessage());
        }
    }

    private EventResult take(EventBytes event) {
        if (event.tooLong()) {
            tooLong = true;
            return EventResult.rejected(null, ((Reading.Invalid) EventReader.tooLong()).faults());
        }
        Reading reading = read(event, SourceKind.HTTP, null);
        if (reading instanceof Reading.Valid valid && quotes.containsKey(id(valid.event()))) {
            reading = read(event, SourceKind.ARTICLE, quotes.get(id(valid.event())));
        }
        if (reading instanceof Reading.Invalid invalid) {
            return EventResult.rejected(null, invalid.faults());
        }
        return take(((Reading.Valid) reading).event());
    }

    private Reading read(EventBytes event, SourceKind kind, String quote) {
        Source source = new Source(kind, reference + results.size(), quote);
        return reader.read(event.buffer(), event.offset(), event.length(), source);
    }

    private static UUID id(ParsedEvent event) {
        return (UUID) event.envelope().get(0);
    }

    private EventResult take(ParsedEvent event) {
        UUID id = id(event);
        Optional<Fault> objection = EventScope.objection(caller, event);
        if (objection.isPresent()) {
            return EventResult.rejected(id, List.of(objection.get()));
        }
        Integer first = indexes.putIfAbsent(id, results.size());
        if (first != null) {
            return EventResult.duplicate(id, results.get(first), first);
        }
        EventResult result = EventResult.sent(id);
        send(event, result);
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the same result
    private void send(ParsedEvent event, EventResult result) {
        sent++;
        shared.metrics().sent();
        try {
            shared.producer().send(shared.records().of(event), (there, failure) -> settle(result, there, failure));
        } catch (KafkaException | IllegalStateException e) {
            settle(result, null, e);
        }
    }

    private void settle(EventResult result, RecordMetadata there, Exception failure) {
        if (failure == null) {
            result.acknowledged(there);
            shared.brokers().acknowledged();
        } else {
            failed = true;
            result.failed("was not acknowledged: " + reason(failure), true);
            shared.brokers().failed();
        }
        shared.metrics().settled();
        settled.release();
    }

    private static String reason(Exception failure) {
        return AccessException.of(failure)
                .map(Throwable::getMessage)
                .orElseGet(() -> failure.getClass().getSimpleName()
                        + (failure.getMessage() == null ? "" : ": " + failure.getMessage()));
    }
}
