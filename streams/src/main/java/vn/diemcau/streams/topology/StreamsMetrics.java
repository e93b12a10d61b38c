package vn.diemcau.streams.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.specific.SpecificData;
import vn.diemcau.event.UnknownBody;
import vn.diemcau.service.metrics.Latencies;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** What the stages measure; docs/METRICS.md says what each means. Thread-safe. */
public final class StreamsMetrics {
    private final MeterRegistry registry;
    private final Map<String, Counter> counted = new HashMap<>();
    private final Map<String, Timer> publications = new HashMap<>();
    private final Set<TaskState> tasks = ConcurrentHashMap.newKeySet();
    private final Queue<Gap> gaps = new ConcurrentLinkedQueue<>();

    /** The state of a task, as of a moment ago; read by other threads. */
    public interface TaskState {
        String stage();

        /** Conferences that events name and nobody has convened yet. */
        long waiting();

        /** Changes that wait for the next publication. */
        long unpublished();

        /** The day for which it has counted; null if there is none. */
        LocalDate day();
    }

    public StreamsMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Topic<?> topic : Topics.events()) {
            bodies(topic).forEach(body -> counted.put(body, registry.counter("diemcau.events.counted", "type", body)));
        }
        for (String stage : List.of(DiemcauTopology.TALLY, DiemcauTopology.TOTALS)) {
            deadLetters(stage);
            publications.put(stage, publicationTimer(stage));
            Gauge.builder("diemcau.unpublished.changes", () -> sum(stage, TaskState::unpublished))
                    .description("Changes of summaries that wait for the next publication")
                    .tag("stage", stage)
                    .register(registry);
        }
        Gauge.builder("diemcau.waiting.conferences", () -> sum(DiemcauTopology.TALLY, TaskState::waiting))
                .description("Conferences that events name and nobody has convened yet")
                .register(registry);
        Gauge.builder("diemcau.day.timestamp", this::earliestDay)
                .description("When the day began that counts as today, of the task that is furthest behind")
                .baseUnit("seconds")
                .register(registry);
    }

    /** A task is opened; until it is closed its state is shown. */
    public void opened(TaskState task) {
        tasks.add(task);
    }

    public void closed(TaskState task) {
        tasks.remove(task);
    }

    /** A task continues at a later offset than its state has counted up to. */
    public void skipped(Gap gap) {
        gaps.add(gap);
    }

    /** The gaps that nobody has looked at yet. */
    public Queue<Gap> gaps() {
        return gaps;
    }

    /** An event was counted. */
    public void counted(Object body) {
        Counter counter = counted.get(((GenericContainer) body).getSchema().getName());
        if (counter != null) {
            counter.increment();
        }
    }

    /** Records that a stage has counted were published, with their age since they were appended to the event topic. */
    public void published(String stage, long milliseconds) {
        publications.get(stage).record(Duration.ofMillis(Math.max(milliseconds, 0)));
    }

    /** A record went to the dead letters. */
    public void deadLettered(DeadLetter letter) {
        deadLetters(letter.stage()).increment();
    }

    private Counter deadLetters(String stage) {
        return Counter.builder("diemcau.dead.letters")
                .description("Records that went to the dead letters")
                .tag("stage", stage)
                .register(registry);
    }

    private Timer publicationTimer(String stage) {
        return Timer.builder("diemcau.publication.latency")
                .description("From the append of an event to the publication of the summaries that count it")
                .tag("stage", stage)
                .serviceLevelObjectives(Latencies.buckets())
                .register(registry);
    }

    private long sum(String stage, ToLongFunction<TaskState> value) {
        return tasks.stream()
                .filter(task -> task.stage().equals(stage))
                .mapToLong(value)
                .sum();
    }

    private double earliestDay() {
        return tasks.stream()
                .map(TaskState::day)
                .filter(Objects::nonNull)
                .mapToDouble(day -> day.atStartOfDay(Calendar.ZONE).toEpochSecond())
                .min()
                .orElse(Double.NaN);
    }

    /** The names of the bodies that an envelope can have. */
    private static List<String> bodies(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType()).getField("body").schema().getTypes().stream()
                .map(Schema::getName)
                .filter(name -> !name.equals(UnknownBody.class.getSimpleName()))
                .toList();
    }
}
