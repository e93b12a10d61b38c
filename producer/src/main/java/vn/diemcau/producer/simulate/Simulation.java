package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.producer.send.SendException;
import vn.diemcau.producer.send.SendMetrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/**
 * Invents conferences and generates their events. The same options give the same records in the same order, byte for
 * byte, on any machine, with any number of threads and at any rate; see {@link SimulationOptions} for which of them
 * decide what. Where a thread is interrupted, a run waits for what is under way and throws; the interruption is
 * consumed then.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Writes lines of the NDJSON ingest form.
     *
     * @param out is flushed, not closed
     * @param name of the output, for the log of poison
     * @param poisonLog file for one JSON object a line for each bad line: {@code file}, {@code line} (from 1), {@code
     *     kind}; overwritten
     * @param messages takes messages for people, line by line: above all that the schedule is not kept
     * @throws SimulationException if a line cannot be written
     */
    public static SimulationResult runToStream(
            SimulationOptions options,
            OutputStream out,
            String name,
            Optional<Path> poisonLog,
            Consumer<String> messages)
            throws SimulationException {
        try (PoisonLog poison = PoisonLog.to(poisonLog)) {
            return SimulationRun.of(options, new FileOutlet(out, name, poison), messages);
        } catch (IOException e) {
            throw new SimulationException("The log of poison cannot be written: " + e, e);
        }
    }

    /**
     * Sends records to a cluster and waits until all are acknowledged.
     *
     * @param settings name the cluster, the registry and the topic prefix
     * @param poisonLog file for one JSON object a line for each bad record that is acknowledged: {@code topic} (with
     *     prefix), {@code partition}, {@code offset}, {@code kind}; overwritten
     * @param messages takes messages for people, line by line: above all that the schedule is not kept
     * @throws SimulationException if the cluster or its topics are not there, or a record is not acknowledged
     * @throws SettingException if a setting is wrong
     * @throws KafkaException if the client cannot be created from the settings
     */
    @SuppressWarnings("try") // the metrics are there for others
    public static SimulationResult runToCluster(
            SimulationOptions options, Settings settings, Optional<Path> poisonLog, Consumer<String> messages)
            throws SimulationException {
        try {
            EventProducers.checkTopics(settings);
        } catch (SendException e) {
            throw new SimulationException(e.getMessage(), e);
        }
        Producer<byte[], byte[]> producer = EventProducers.createRaw("diemcau-simulate", settings);
        try (Serializer<Object> serializer = EventProducers.serializer(settings);
                SendMetrics served = SendMetrics.serve(settings, producer)) {
            return runTo(producer, serializer, settings.get(Setting.TOPIC_PREFIX), options, poisonLog, messages);
        } finally {
            producer.close(Duration.ofSeconds(5));
        }
    }

    static SimulationResult runTo(
            Producer<byte[], byte[]> producer,
            Serializer<Object> serializer,
            String topicPrefix,
            SimulationOptions options,
            Optional<Path> poisonLog,
            Consumer<String> messages)
            throws SimulationException {
        try (PoisonLog poison = PoisonLog.to(poisonLog)) {
            return SimulationRun.of(options, new ClusterOutlet(producer, serializer, topicPrefix, poison), messages);
        } catch (IOException e) {
            throw new SimulationException("The log of poison cannot be written: " + e, e);
        }
    }

    /**
     * Hands out the facts: each distinct valid event once, conferences in the order of their days, about. What arrives of
     * a run with the same facts amounts to the same, whatever duplicates, disorder and poison it has.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static void events(SimulationOptions options, Consumer<ParsedEvent> consumer) throws InterruptedException {
        each(options.arriving(ArrivalOptions.ORDERLY), wave -> wave, (wave, same) -> {
            for (int i = 0; i < wave.size(); i++) {
                SpecificRecord envelope = wave.event(i);
                consumer.accept(new ParsedEvent(WaveRecords.topic(envelope), (String) envelope.get(1), envelope));
            }
        });
    }

    /**
     * Hands out the records that {@link #runToCluster} would send, in that order, to a program that sends them in its own
     * way.
     *
     * @param serializer of envelopes, safe for many threads
     * @param topicPrefix goes before every topic name; empty for none
     * @param partitions of each topic of events
     * @throws InterruptedException if the thread is interrupted
     */
    public static void arrivals(
            SimulationOptions options,
            Serializer<Object> serializer,
            String topicPrefix,
            int partitions,
            Consumer<Arrival> consumer)
            throws InterruptedException {
        WaveRecords records = new WaveRecords(serializer, topicPrefix, partitions);
        each(options, records::of, (wave, messages) -> {
            for (int i = 0; i < wave.size(); i++) {
                Optional<String> poison = wave.poison(i) < 0
                        ? Optional.empty()
                        : Optional.of(records.kind(wave, i).name());
                consumer.accept(new Arrival(messages[i], wave.event(i), poison));
            }
        });
    }

    private static <P> void each(SimulationOptions options, Function<Wave, P> encoding, BiConsumer<Wave, P> consumer)
            throws InterruptedException {
        try (Waves<P> waves = new Waves<>(options, SimulationRun.source(options), encoding)) {
            for (Waves.Made<P> made = waves.next(); made != null; made = waves.next()) {
                consumer.accept(made.wave(), made.encoded());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The simulator cannot make a record: " + e.getCause(), e.getCause());
        }
    }
}
