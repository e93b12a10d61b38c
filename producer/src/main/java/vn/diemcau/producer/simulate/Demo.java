package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.time.Year;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.producer.send.SendException;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * Fills a ledger for a demonstration: some years of invented conferences within seconds, and then one event after the
 * other, slowly, for as long as it runs. The years are the same each time; the later events are new each time, because
 * events that exist already would change nothing.
 */
public final class Demo {

    private static final long PAST_SEED = 2_045;
    private static final long PAST_EVENTS = 16_000;
    private static final double PAST_RATE = 2_000;
    private static final int PAST_YEARS = 3;

    private static final long PRESENT_EVENTS = 4_800;
    private static final double PRESENT_RATE = 4;

    private Demo() {}

    /**
     * Feeds a cluster until the thread is interrupted, which ends in an exception.
     *
     * @param settings name the cluster, the registry and the topic prefix
     * @param messages takes messages for people, line by line
     * @throws SimulationException if the cluster or its topics are not there, or a record is not acknowledged
     * @throws KafkaException if the client cannot be created from the settings
     */
    public static void run(Settings settings, Consumer<String> messages) throws SimulationException {
        try {
            EventProducers.checkTopics(settings);
        } catch (SendException e) {
            throw new SimulationException(e.getMessage(), e);
        }
        int year = Year.now(VietnamTime.ZONE).getValue();
        send(options(PAST_SEED, PAST_EVENTS, year - PAST_YEARS, year - 1, PAST_RATE), settings, messages);
        for (long seed = System.currentTimeMillis(); ; seed++) {
            send(options(seed, PRESENT_EVENTS, year, year, PRESENT_RATE), settings, messages);
        }
    }

    private static void send(SimulationOptions options, Settings settings, Consumer<String> messages)
            throws SimulationException {
        Producer<byte[], byte[]> producer = EventProducers.createRaw("diemcau-demo", settings);
        try (producer;
                Serializer<Object> serializer = EventProducers.serializer(settings);
                PoisonLog poison = PoisonLog.to(Optional.empty())) {
            SimulationRun.quietly(
                    options,
                    new ClusterOutlet(producer, serializer, settings.get(Setting.TOPIC_PREFIX), poison),
                    messages);
        } catch (IOException e) {
            throw new SimulationException("The demo cannot go on: " + e, e);
        }
    }

    private static SimulationOptions options(long seed, long events, int from, int to, double rate) {
        SimulationOptions usual = SimulationOptions.defaults();
        return new SimulationOptions(
                new FactOptions(seed, events, 0, usual.facts().corrections(), from, to),
                new ArrivalOptions(usual.arrival().duplicates(), 20, 0),
                rate,
                1);
    }
}
