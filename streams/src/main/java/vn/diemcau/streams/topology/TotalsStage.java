package vn.diemcau.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.Record;
import vn.diemcau.streams.core.DirtyKey;
import vn.diemcau.streams.core.Outbox;
import vn.diemcau.streams.core.PartialKey;
import vn.diemcau.streams.core.RawStore;
import vn.diemcau.streams.core.TotalsLedger;
import vn.diemcau.streams.runtime.StreamsMetrics;

/** Stage two: the totals of the units that became the units of map 34 of a partition. */
public final class TotalsStage extends Stage {
    public static final String NAME = "totals";

    private TotalsLedger ledger;

    TotalsStage(String topicPrefix, Duration publishInterval, StreamsMetrics metrics) {
        super(NAME, topicPrefix, publishInterval, metrics);
    }

    @Override
    void open(RawStore records, Outbox changes) {
        ledger = new TotalsLedger(records, changes);
    }

    @Override
    void republish(String group) {
        ledger.republish(group);
    }

    @Override
    void count(String topic, Record<byte[], byte[]> message) {
        ledger.apply(PartialKey.parse(EventDecoder.key(message.key())), message.value());
    }

    @Override
    boolean tock() {
        // Totals do not change by the clock.
        return true;
    }

    @Override
    void publish(DirtyKey change, Instant now) {
        forward(change.topic(), change.key(), ledger.summary(change, now));
    }

    @Override
    LocalDate asOf() {
        return null;
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public LocalDate day() {
        return null;
    }
}
