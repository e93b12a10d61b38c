package vn.diemcau.cli.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import vn.diemcau.cli.reconcile.ConferenceEvents.Waiting;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.streams.core.EventValidator;
import vn.diemcau.streams.core.ImpossibleEventException;
import vn.diemcau.streams.topology.EventDecoder;

/**
 * Counts the events in the topics with the batch model. All events of a conference are on partitions of one number, so
 * only the events of one partition of each topic, as bytes, are in memory at a time.
 */
final class EventRecount {
    private final EventDecoder decoder;
    private final int partitions;
    private final BatchModel model;
    private final Map<SummaryTable, PackedRows> rows = new EnumMap<>(SummaryTable.class);
    private final Map<TopicPartition, Long> last = new HashMap<>();
    private long events;
    private long skipped;

    /**
     * @param partitions the count of partitions of each event topic
     * @param today the date in Asia/Ho_Chi_Minh on which the summaries are drawn up
     */
    EventRecount(EventDecoder decoder, int partitions, LocalDate today) {
        this.decoder = decoder;
        this.partitions = partitions;
        this.model = new BatchModel(today);
        for (SummaryTable table : SummaryTable.values()) {
            rows.put(table, new PackedRows(table.topic().valueType()));
        }
    }

    /**
     * Counts the partitions of one number; each number may come once.
     *
     * @param ends where the partitions end
     */
    void partition(LogReader reader, Map<TopicPartition, Long> ends) {
        ConferenceEvents found = ConferenceEvents.ofAll();
        reader.read(ends, found::add);
        last.putAll(found.last());
        count(found);
    }

    /** Counts conferences, each of which may come once, and forgets them. */
    void count(ConferenceEvents found) {
        Iterator<Map.Entry<Bytes, List<Waiting>>> next =
                found.conferences().entrySet().iterator();
        while (next.hasNext()) {
            Map.Entry<Bytes, List<Waiting>> conference = next.next();
            put(model.conference(envelopes(conference.getKey(), conference.getValue())));
            next.remove();
        }
    }

    /** The expected rows of a table; complete once all partitions are counted. */
    PackedRows rows(SummaryTable table) {
        if (table == SummaryTable.PROVINCES && rows.get(table).size() == 0) {
            rows.get(table).putAll(model.provinces());
        }
        return rows.get(table);
    }

    /** Records that count. */
    long events() {
        return events;
    }

    /** Records that do not: they are dead letters. */
    long skipped() {
        return skipped;
    }

    /** The offset of the last record of each partition. */
    Map<TopicPartition, Long> last() {
        return last;
    }

    private List<SpecificRecord> envelopes(Bytes key, List<Waiting> records) {
        List<SpecificRecord> envelopes = new ArrayList<>(records.size());
        for (Waiting waiting : records) {
            try {
                envelopes.add(envelope(key, waiting));
            } catch (ImpossibleEventException e) {
                skipped++;
            }
        }
        events += envelopes.size();
        return envelopes;
    }

    private SpecificRecord envelope(Bytes key, Waiting waiting) {
        String text = EventDecoder.key(key.get());
        TopicPartition partition = waiting.partition();
        SpecificRecord envelope = decoder.envelope(partition.topic(), new RecordHeaders(), waiting.value());
        EventValidator.pass(text, envelope, partition.partition(), partitions);
        return envelope;
    }

    private void put(ModelSummaries summaries) {
        rows.get(SummaryTable.CONFERENCES).putAll(summaries.conferences());
        rows.get(SummaryTable.DIRECTIVES).putAll(summaries.directives());
        rows.get(SummaryTable.PARTICIPATION).putAll(summaries.participation());
        rows.get(SummaryTable.STATUSES).putAll(summaries.statuses());
    }
}
