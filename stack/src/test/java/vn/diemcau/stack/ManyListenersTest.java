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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
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
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.topic.Topics;

/** {@code GET /v1/changes} with as many listeners as it bears, from many addresses of this machine. */
class ManyListenersTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyListenersTest.class);
    private static final int LISTENERS = 200;
    private static final int OF_AN_ADDRESS = 20;
    private static final int MOST_LISTENERS = 500;

    /** More than wait for a listener, and than what the buffers of its connection take. */
    private static final int CHANGES = 16_000;

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
        List<Listener> listeners = new ArrayList<>();
        try (WebServer server = web();
                Socket stopped = connect(server, LISTENERS, SMALL_BUFFER)) {
            for (int i = 0; i < LISTENERS - 1; i++) {
                listeners.add(new Listener(connect(server, i, 1 << 18)));
            }
            listeners.forEach(listener -> await().atMost(PATIENCE).until(() -> listener.heading));
            long began = System.nanoTime();

            // When
            publish(listeners);

            // Then
            LOG.info(
                    "{} changes to {} listeners: {} a second",
                    CHANGES,
                    listeners.size(),
                    CHANGES * 1_000_000_000L / (System.nanoTime() - began));
            assertThat(listeners).allSatisfy(listener -> {
                assertThat(listener.gaps).isZero();
                assertThat(listener.repeated).isZero();
                assertThat(listener.heard()).isEqualTo(CHANGES);
            });
            Listener late = new Listener(stopped);
            await().atMost(PATIENCE).until(() -> late.ended);
            assertThat(late.gaps).isEqualTo(1);
            assertThat(late.heard()).isLessThan(CHANGES);
            assertThat(late.last).isEqualTo("event: gap");
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void shouldRefuseMoreListenersThanItCanBear() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (WebServer server = web()) {
            for (int i = 0; i < MOST_LISTENERS; i++) {
                Socket socket = connect(server, i, SMALL_BUFFER);
                sockets.add(socket);
                assertThat(firstLine(socket)).endsWith(" 200 OK");
            }

            try (Socket refused = connect(server, MOST_LISTENERS, SMALL_BUFFER)) {
                assertThat(firstLine(refused)).contains(" 503 ");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Sends on when all have what came a while ago: nobody but the one that does not listen is left behind. */
    private static void publish(List<Listener> listeners) {
        Serializer<DirectiveStatus> values = AvroCodecs.serializer(
                run.stack().settings().get(Setting.SERIALIZER),
                run.stack().settings().registry());
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                run.stack().settings().kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (int sent = 0; sent < CHANGES; sent += AT_ONCE) {
                IntStream.range(sent, sent + AT_ONCE)
                        .mapToObj(ManyListenersTest::status)
                        .forEach(status -> producer.send(new ProducerRecord<>(
                                Topics.DIRECTIVE_STATUSES.name(),
                                "many/" + status.getDirectiveId() + "/VN-22",
                                values.serialize(Topics.DIRECTIVE_STATUSES.name(), status))));
                producer.flush();
                int known = sent - 4 * AT_ONCE;
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> listeners.stream().allMatch(listener -> listener.heard() >= known));
            }
        }
        await().atMost(PATIENCE)
                .until(() -> listeners.stream().allMatch(listener -> listener.heard() + listener.gaps >= CHANGES));
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

    private static WebServer web() throws IOException {
        return WebServer.start(run.stack().settings(), HttpAddress.loopback(0), Metrics.none());
    }

    /** A listener by HTTP/1.0, whose answer comes as it is; twenty of them from each address. */
    private static Socket connect(WebServer server, int number, int buffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.bind(new InetSocketAddress("127.0.1." + (1 + number / OF_AN_ADDRESS), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.uri().getPort()));
        socket.getOutputStream()
                .write("GET /v1/changes?tables=statuses HTTP/1.0\r\nHost: localhost\r\n\r\n"
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
        private volatile int heard;
        private volatile int gaps;
        private volatile int repeated;
        private volatile String last = "";

        Listener(Socket socket) {
            this.socket = socket;
            Thread thread = new Thread(this::read, "listener");
            thread.setDaemon(true);
            thread.start();
        }

        int heard() {
            return heard;
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
                gaps += line.endsWith(" gap") ? 1 : 0;
            } else if (line.startsWith(KEY)) {
                int number = Integer.parseInt(line.substring(KEY.length(), line.indexOf('/', KEY.length())));
                repeated += numbers.get(number) ? 1 : 0;
                numbers.set(number);
                heard++;
            }
        }
    }
}
