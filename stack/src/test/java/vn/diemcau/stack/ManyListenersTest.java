package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.topic.Topics;

/** {@code GET /v1/changes} with as many listeners as it bears, from many addresses of this machine. */
class ManyListenersTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyListenersTest.class);
    private static final int LISTENERS = 200;
    private static final String WITHOUT_THE_STOPPED = "diemcau_changes_listeners " + (LISTENERS - 1) + ".0";
    private static final int OF_AN_ADDRESS = 20;
    private static final int MOST_LISTENERS = 500;

    /** More than wait for a listener. */
    private static final int CHANGES = 16_000;

    /** More than the buffers of a connection take. */
    private static final int LONG_TITLES = 1_000;

    private static final int LONG = 10_000;

    private static final int AT_ONCE = 500;
    private static final int SMALL_BUFFER = 1 << 14;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static StackRun run;

    @BeforeAll
    static void start() {
        run = StackRun.temporary();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void shouldTellAllButTheOneThatDoesNotListenEveryChangeOnce() throws Exception {
        // Given
        List<Listener> listeners = new ArrayList<>();
        AtomicReference<Listener> late = new AtomicReference<>();
        Metrics metrics = Metrics.ofProcess();
        try (WebServer server = web(metrics);
                Socket stopped = connect(server, LISTENERS, SMALL_BUFFER, "statuses,conferences")) {
            for (int i = 0; i < LISTENERS - 1; i++) {
                listeners.add(new Listener(connect(server, i, 1 << 18, "statuses")));
            }
            listeners.forEach(listener -> await().atMost(PATIENCE).until(() -> listener.heading));
            publishLongTitles();

            // When
            publish(listeners, () -> {
                if (late.get() == null && metrics.scrape(null).text().contains(WITHOUT_THE_STOPPED)) {
                    late.set(new Listener(stopped));
                }
            });

            // Then
            assertThat(listeners).allSatisfy(listener -> {
                assertThat(listener.gaps).hasValue(0);
                assertThat(listener.repeated).hasValue(0);
                assertThat(listener.heard()).isEqualTo(CHANGES);
            });
            await().atMost(PATIENCE).until(() -> late.get() != null && late.get().ended);
            assertThat(late.get().gaps).hasValue(1);
            assertThat(late.get().heard()).isLessThan(CHANGES);
            assertThat(late.get().last).isEqualTo("event: gap");
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void shouldRefuseMoreListenersThanItCanBear() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (WebServer server = web(Metrics.none())) {
            // When
            List<String> answers = new ArrayList<>();
            for (int i = 0; i <= MOST_LISTENERS; i++) {
                Socket socket = connect(server, i, SMALL_BUFFER, "statuses");
                sockets.add(socket);
                answers.add(firstLine(socket));
            }

            // Then
            assertThat(answers.subList(0, MOST_LISTENERS))
                    .allSatisfy(line -> assertThat(line).endsWith(" 200 OK"));
            assertThat(answers.get(MOST_LISTENERS)).contains(" 503 ");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Only the one that does not listen is told of them: its connection is full then. */
    @SuppressWarnings("FutureReturnValueIgnored") // what listeners are told shows it
    private static void publishLongTitles() {
        Serializer<ConferenceSummary> values = serializer();
        try (Producer<String, byte[]> producer = producer()) {
            for (int i = 0; i < LONG_TITLES; i++) {
                producer.send(new ProducerRecord<>(
                        Topics.CONFERENCE_SUMMARIES.name(),
                        "long-" + i,
                        values.serialize(Topics.CONFERENCE_SUMMARIES.name(), conference("long-" + i))));
            }
        }
    }

    private static ConferenceSummary conference(String id) {
        return ConferenceSummary.newBuilder()
                .setConferenceId(id)
                .setTitle("x".repeat(LONG))
                .setLevel(Level.CENTRAL)
                .setFormat(Format.ONLINE)
                .setKind(ConferenceKind.REVIEW)
                .setConvener("Nobody")
                .setStatus(ConferenceStatus.CONVENED)
                .setDate(LocalDate.of(2026, 1, 1))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private static <T extends SpecificRecord> Serializer<T> serializer() {
        Settings settings = run.stack().settings();
        return AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
    }

    private static Producer<String, byte[]> producer() {
        return new KafkaProducer<>(run.stack().settings().kafka(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends on when all have what came a while ago: nobody but the one that does not listen is left behind. */
    @SuppressWarnings("FutureReturnValueIgnored") // what listeners are told shows it
    private static void publish(List<Listener> listeners, Runnable afterEach) {
        Serializer<DirectiveStatus> values = serializer();
        try (Producer<String, byte[]> producer = producer()) {
            for (int sent = 0; sent < CHANGES; sent += AT_ONCE) {
                IntStream.range(sent, sent + AT_ONCE)
                        .mapToObj(ManyListenersTest::status)
                        .forEach(status -> producer.send(new ProducerRecord<>(
                                Topics.DIRECTIVE_STATUSES.name(),
                                "many/" + status.getDirectiveId() + "/VN-22",
                                values.serialize(Topics.DIRECTIVE_STATUSES.name(), status))));
                producer.flush();
                afterEach.run();
                int known = sent - 4 * AT_ONCE;
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> listeners.stream().allMatch(listener -> listener.heard() >= known));
            }
        }
        await().atMost(PATIENCE)
                .until(() ->
                        listeners.stream().allMatch(listener -> listener.heard() + listener.gaps.get() >= CHANGES));
    }

    private static DirectiveStatus status(int number) {
        return DirectiveStatus.newBuilder()
                .setConferenceId("many")
                .setDirectiveId(Integer.toString(number))
                .setProvince("VN-22")
                .setStatus(DirectiveStanding.OPEN)
                .setPercent(0)
                .setDueOn(null)
                .setCompletedAt(null)
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private static WebServer web(Metrics metrics) throws IOException {
        return WebServer.start(run.stack().settings(), HttpAddress.loopback(0), metrics);
    }

    /** A listener by HTTP/1.0, whose answer comes as it is; twenty of them from each address. */
    private static Socket connect(WebServer server, int number, int buffer, String tables) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.bind(new InetSocketAddress("127.0.1." + (1 + number / OF_AN_ADDRESS), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.uri().getPort()));
        socket.getOutputStream()
                .write(("GET /v1/changes?tables=" + tables + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** Counts what it is told, in a thread of its own. */
    private static final class Listener implements AutoCloseable {
        private static final String KEY = "data: {\"key\":\"many/";

        private final Socket socket;
        private final BitSet numbers = new BitSet();
        private volatile boolean heading;
        private volatile boolean ended;
        private final AtomicInteger heard = new AtomicInteger();
        private final AtomicInteger gaps = new AtomicInteger();
        private final AtomicInteger repeated = new AtomicInteger();
        private volatile String last = "";

        Listener(Socket socket) {
            this.socket = socket;
            Thread thread = new Thread(this::read, "listener");
            thread.setDaemon(true);
            thread.start();
        }

        int heard() {
            return heard.get();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // the test is over
            }
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line);
                }
            } catch (IOException e) {
                LOG.debug("A listener has gone", e);
            }
            ended = true;
        }

        private void take(String line) {
            if (line.startsWith(": from here on")) {
                heading = true;
            } else if (line.startsWith("event:")) {
                last = line;
                gaps.addAndGet(line.endsWith(" gap") ? 1 : 0);
            } else if (line.startsWith(KEY)) {
                int number = Integer.parseInt(line.substring(KEY.length(), line.indexOf('/', KEY.length())));
                repeated.addAndGet(numbers.get(number) ? 1 : 0);
                numbers.set(number);
                heard.incrementAndGet();
            }
        }
    }
}
