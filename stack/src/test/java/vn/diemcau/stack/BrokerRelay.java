package vn.diemcau.stack;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Stands between a broker and its clients, and keeps back some of what they say to each other: the broker has to name its
 * address as its own.
 */
final class BrokerRelay implements AutoCloseable {
    private static final int API_METADATA = 3;
    private static final int API_END_TRANSACTION = 26;

    private final ServerSocket server;
    private final Map<Socket, Boolean> sockets = new ConcurrentHashMap<>();
    private volatile int target;
    private volatile Hold hold = new Hold(request -> false, false, new CountDownLatch(0), new CountDownLatch(0));

    /**
     * What is kept back.
     *
     * @param requests which requests
     * @param answersOnly whether the broker gets them, and only its answers are kept back
     */
    private record Hold(Predicate<byte[]> requests, boolean answersOnly, CountDownLatch met, CountDownLatch released) {}

    BrokerRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    int port() {
        return server.getLocalPort();
    }

    /** Begins to relay to a port of the broker. */
    void relayTo(int port) {
        target = port;
        start(this::accept);
    }

    /** Keeps back the ends of transactions. */
    void holdEndsOfTransactions() {
        hold(request -> isOf(request, API_END_TRANSACTION), false);
    }

    /** Keeps back the answers to the ends of transactions. */
    void holdAnswersToEndsOfTransactions() {
        hold(request -> isOf(request, API_END_TRANSACTION), true);
    }

    /** Keeps back questions about a topic. */
    void holdQuestionsAbout(String topic) {
        hold(
                request ->
                        isOf(request, API_METADATA) && new String(request, StandardCharsets.ISO_8859_1).contains(topic),
                false);
    }

    /** Whether something is kept back. */
    boolean isHolding() {
        return hold.met().getCount() == 0 && hold.released().getCount() > 0;
    }

    /** Lets through what was kept back, and what comes. */
    void release() {
        Hold before = hold;
        hold = new Hold(request -> false, false, new CountDownLatch(0), new CountDownLatch(0));
        before.released().countDown();
    }

    @Override
    public void close() {
        release();
        close(server);
        sockets.keySet().forEach(BrokerRelay::close);
    }

    private void hold(Predicate<byte[]> requests, boolean answersOnly) {
        hold = new Hold(requests, answersOnly, new CountDownLatch(1), new CountDownLatch(1));
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket broker = new Socket();
                sockets.put(client, true);
                sockets.put(broker, true);
                broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                Connection connection = new Connection();
                start(() -> copy(client, broker, connection::request));
                start(() -> copy(broker, client, frame -> connection.awaitAnswers()));
            }
        } catch (IOException e) {
            close(server);
        }
    }

    /** A connection whose answers are kept back as long as a latch is closed. */
    private final class Connection {
        private volatile CountDownLatch answers = new CountDownLatch(0);

        void request(byte[] frame) throws InterruptedException {
            Hold now = hold;
            if (now.requests().test(frame)) {
                now.met().countDown();
                if (now.answersOnly()) {
                    answers = now.released();
                } else {
                    now.released().await();
                }
            }
        }

        void awaitAnswers() throws InterruptedException {
            answers.await();
        }
    }

    /** Is told each frame before it is passed on. */
    private interface Gate {
        void pass(byte[] frame) throws InterruptedException;
    }

    private static void copy(Socket from, Socket to, Gate gate) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                gate.pass(frame);
                out.writeInt(frame.length);
                out.write(frame);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // one of them has closed the connection
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "broker-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a request is of a kind: its first two bytes are the number of the API. */
    private static boolean isOf(byte[] request, int api) {
        return request[0] == 0 && request[1] == api;
    }
}
