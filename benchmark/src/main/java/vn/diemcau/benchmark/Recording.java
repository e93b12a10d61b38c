package vn.diemcau.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.model.BatchModel;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationException;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.topic.Topics;

/**
 * Events on the topics of a test bed, and what they amount to.
 *
 * @param events distinct ones
 * @param ends where each partition of the topics of events ends
 * @param expected the summaries, by the batch model
 */
record Recording(long events, Map<TopicPartition, Long> ends, RowHashes expected) {
    /** So many events are made, and given to the model, at a time. */
    private static final long SLICE = 500_000;

    private static final long SEED = 20_261_201;

    /** All records, duplicates included. */
    long records() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Has the simulator send events, with its usual disorder and duplicates, and the model count them. */
    static Recording make(TestBed bed, long events, Consumer<String> progress) {
        BatchModel model = new BatchModel(LocalDate.parse(TestBed.TODAY));
        RowHashes expected = new RowHashes();
        int slice = 0;
        for (long done = 0; done < events; done += SLICE) {
            SimulationOptions options = SimulationOptions.defaults().of(SEED + slice++, Math.min(SLICE, events - done));
            progress.accept(String.format(
                    "recording events %,d to %,d",
                    done + 1, done + options.facts().events()));
            send(bed, options);
            count(options, model, expected);
        }
        expected.add(Topics.PROVINCE_SUMMARIES, model.provinces());
        ClusterLogs logs = new ClusterLogs(bed);
        return new Recording(events, logs.ends(logs.partitions(Topics.events())), expected);
    }

    /** Has events of a certain shape sent, and the model count them. */
    static Recording of(TestBed bed, Shape shape) {
        BatchModel model = new BatchModel(LocalDate.parse(TestBed.TODAY));
        RowHashes expected = new RowHashes();
        try (EventSender sender = new EventSender(bed.settings())) {
            for (int conference = 0; conference < shape.conferences(); conference++) {
                List<SpecificRecord> events = shape.events(conference);
                for (SpecificRecord event : events) {
                    String topic = event instanceof DirectiveEvent
                            ? Topics.DIRECTIVE_EVENTS.name("")
                            : Topics.CONFERENCE_EVENTS.name("");
                    sender.send(topic, shape.id(conference), event);
                }
                expected.addConference(model.conference(events));
            }
        }
        expected.add(Topics.PROVINCE_SUMMARIES, model.provinces());
        ClusterLogs logs = new ClusterLogs(bed);
        Map<TopicPartition, Long> ends = logs.ends(logs.partitions(Topics.events()));
        return new Recording(ends.values().stream().mapToLong(Long::longValue).sum(), ends, expected);
    }

    private static void send(TestBed bed, SimulationOptions options) {
        try {
            Simulation.runToCluster(options, bed.settings(), Optional.empty(), message -> {});
        } catch (SimulationException e) {
            throw new PartFailure("The events cannot be recorded: " + e.getMessage());
        }
    }

    private static void count(SimulationOptions options, BatchModel model, RowHashes expected) {
        Map<String, List<SpecificRecord>> conferences = new HashMap<>();
        try {
            Simulation.events(
                    options,
                    event -> conferences
                            .computeIfAbsent(event.key(), key -> new ArrayList<>())
                            .add(event.envelope()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
        conferences.values().forEach(conference -> expected.addConference(model.conference(conference)));
    }
}
