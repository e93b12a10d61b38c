package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.model.Published;
import vn.diemcau.topic.Topics;

/** Both stages of the core without Kafka: a few tasks over sorted maps, whose records go straight to each other. */
final class CoreRun {
    private static final int PARTITIONS = 2;

    private final Published published = new Published();
    private final List<MapStore> tally = List.of(new MapStore(), new MapStore());
    private final MapStore totals = new MapStore();
    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<ConferenceLedger> ledgers = new ArrayList<>();
    private Outbox totalsOutbox;
    private TotalsLedger totalsLedger;

    CoreRun(LocalDate today) {
        restart(today);
    }

    static ModelSummaries summaries(List<SpecificRecord> envelopes, LocalDate today) {
        CoreRun run = new CoreRun(today);
        envelopes.forEach(run::apply);
        run.publish();
        return run.published();
    }

    void apply(SpecificRecord envelope) {
        Event event = Event.of(envelope);
        ledgers.get(Math.floorMod(event.conferenceId().hashCode(), PARTITIONS)).apply(event);
    }

    /** Goes on to a day, a few directives at a time. */
    void advance(LocalDate today) {
        for (ConferenceLedger ledger : ledgers) {
            while (!ledger.advance(today, 2)) {
                // goes on
            }
        }
    }

    void publish() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ConferenceViews views = new ConferenceViews(tally.get(partition));
            int from = partition;
            outboxes.get(partition).drain(change -> {
                if (change.topic() == Topics.PROVINCE_PARTIALS) {
                    totalsLedger.apply(PartialKey.of(change, from), views.partial(change));
                } else {
                    published.put(change.topic(), change.key(), views.of(change, Instant.EPOCH));
                }
            });
        }
        totalsOutbox.drain(
                change -> published.put(change.topic(), change.key(), totalsLedger.summary(change, Instant.EPOCH)));
    }

    /** Loses what was on the heap and starts again with the records. */
    void restart(LocalDate today) {
        outboxes.clear();
        ledgers.clear();
        for (MapStore records : tally) {
            Outbox outbox = new Outbox(records);
            ConferenceLedger ledger = new ConferenceLedger(records, outbox, today);
            outbox.groupsOnRecord().forEach(group -> {
                if (group.isEmpty()) {
                    ledger.republishPartials();
                } else {
                    ledger.republish(group);
                }
            });
            outboxes.add(outbox);
            ledgers.add(ledger);
        }
        totalsOutbox = new Outbox(totals);
        totalsLedger = new TotalsLedger(totals, totalsOutbox);
        totalsOutbox.groupsOnRecord().forEach(totalsLedger::republish);
    }

    long waiting() {
        return ledgers.stream().mapToLong(ConferenceLedger::waiting).sum();
    }

    ModelSummaries published() {
        return published.summaries();
    }
}
