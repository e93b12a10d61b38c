package vn.diemcau.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import vn.diemcau.streams.core.ConferenceLedger;
import vn.diemcau.streams.core.ConferenceViews;
import vn.diemcau.streams.core.DirtyKey;
import vn.diemcau.streams.core.Event;
import vn.diemcau.streams.core.Outbox;
import vn.diemcau.streams.core.PartialKey;
import vn.diemcau.streams.core.RawStore;
import vn.diemcau.streams.runtime.StreamsMetrics;
import vn.diemcau.topic.Topics;

/** Stage one: the ledger of the conferences of a partition. */
public final class TallyStage extends Stage {
    public static final String NAME = "tally";

    /** Directives that may become overdue in one interval: deadlines pile up on the last day of a year. */
    private static final int MOST_OVERDUE = 100;

    private final EventDecoder decoder;
    private final int partitions;
    private final Function<Instant, LocalDate> calendar;
    private final StreamsMetrics metrics;
    private ConferenceLedger ledger;
    private ConferenceViews views;
    private volatile long waiting;
    private volatile LocalDate day;

    /**
     * A stage.
     *
     * @param partitions of each event topic
     * @param calendar tells what day it is at an instant
     */
    TallyStage(
            String topicPrefix,
            EventDecoder decoder,
            Duration publishInterval,
            int partitions,
            Function<Instant, LocalDate> calendar,
            StreamsMetrics metrics) {
        super(NAME, topicPrefix, publishInterval, metrics);
        this.decoder = decoder;
        this.partitions = partitions;
        this.calendar = calendar;
        this.metrics = metrics;
    }

    @Override
    void open(RawStore records, Outbox changes) {
        ledger = new ConferenceLedger(records, changes, calendar.apply(now()));
        views = new ConferenceViews(records);
        showState();
    }

    @Override
    void republish(String group) {
        if (group.isEmpty()) {
            ledger.republishPartials();
        } else {
            ledger.republish(group);
        }
    }

    @Override
    void count(String topic, Record<byte[], byte[]> message) {
        String key = EventDecoder.key(message.key());
        SpecificRecord envelope = decoder.envelope(topic, message.headers(), message.value());
        Event event = EventValidator.pass(key, envelope, partition(), partitions);
        ledger.apply(event);
        metrics.counted(event.body());
    }

    @Override
    boolean tock() {
        boolean settled = ledger.advance(calendar.apply(now()), MOST_OVERDUE);
        showState();
        return settled;
    }

    @Override
    void publish(DirtyKey change, Instant now) {
        if (change.topic() == Topics.PROVINCE_PARTIALS) {
            forward(change.topic(), PartialKey.of(change, partition()).toString(), views.partial(change));
        } else {
            forward(change.topic(), change.key(), views.of(change, now));
        }
    }

    @Override
    LocalDate asOf() {
        return ledger.today();
    }

    @Override
    public long waiting() {
        return waiting;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    /** The ledger itself belongs to the thread of the task. */
    private void showState() {
        waiting = ledger.waiting();
        day = ledger.today();
    }
}
