package vn.diemcau.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartMain;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** {@code dev/gateway-load}: the gateway under more requests than it can take, and a broker that goes away meanwhile. */
@Command(
        name = "gateway-load",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many requests a second a gateway takes, then offers it several times as many, kills the"
                        + " broker in the middle and brings it back, and compares what was acknowledged with what the topic has.")
final class GatewayLoadMain implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEADY_CLIENTS = 8;
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final int MOST_OPEN = 400;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--seconds", description = "How long the load lasts; default ${DEFAULT-VALUE}.")
    private int seconds = 120;

    @Option(names = "--times", description = "How many times what it can take is offered; default ${DEFAULT-VALUE}.")
    private double times = 3;

    @Option(names = "--events", description = "Events of a request; default ${DEFAULT-VALUE}.")
    private int events = 200;

    @Option(names = "--down", description = "Seconds for which the broker is away; default ${DEFAULT-VALUE}.")
    private int down = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
    private final SortedMap<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final int gatewayPort = StackAccess.freePort();
    private final int healthPort = StackAccess.freePort();

    private GatewayLoadMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GatewayLoadMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("diemcau-gateway-");
        Map<String, String> environment = Map.of(
                Setting.GATEWAY_PORT.variable(), Integer.toString(gatewayPort),
                Setting.HEALTH_PORT.variable(), Integer.toString(healthPort),
                Setting.KEYS_FILE.variable(), directory.resolve("keys.json").toString());
        try (ChaosCluster cluster = new ChaosCluster(directory, 0, 0, Map.of())) {
            cluster.startBroker();
            Part gateway = gateway(cluster, directory, environment);
            gateway.start();
            try {
                Await.until("the gateway takes events", PATIENCE, () -> send() == 200);
                return measure(cluster, gateway) ? 0 : 1;
            } finally {
                gateway.end();
            }
        } finally {
            StackAccess.delete(directory);
        }
    }

    private static Part gateway(ChaosCluster cluster, Path directory, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        for (Setting setting : List.of(Setting.BOOTSTRAP_SERVERS, Setting.SCHEMA_REGISTRY, Setting.PARTITIONS)) {
            environment.put(setting.variable(), cluster.settings().get(setting));
        }
        return new Part(
                Part.Role.PEER,
                "gateway",
                directory.resolve("gateway"),
                List.of("gateway"),
                environment,
                JavaProgram.of(PartMain.class, List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC")));
    }

    private boolean measure(ChaosCluster cluster, Part gateway) throws Exception {
        capacity(STEADY); // the first requests are slow
        double capacity = capacity(STEADY);
        double offered = capacity * times;
        out.printf("It takes %.0f requests of %d events a second; %.0f are offered%n", capacity, events, offered);
        answers.clear();
        Thread blow = new Thread(() -> blow(cluster), "blow");
        blow.start();
        MemoryOverTime memory = new MemoryOverTime(gateway.pid());
        load(offered, memory);
        blow.join();
        Await.until("the gateway takes events again", PATIENCE, () -> send() == 200);
        int acknowledged = accepted.size();
        long there = leaveOutWhatIsThere(cluster);
        out.printf("Answers: %s%n", answers);
        out.printf("Memory of the gateway, MB, each fifth of the time: %s%n", memory.fifths());
        out.printf(
                "%d events acknowledged, %d of them missing in the topic, which has %d%n",
                acknowledged, accepted.size(), there);
        boolean good = accepted.isEmpty() && isOnly("200", "207", "429", "503") && gateway.isAlive();
        out.println(
                good
                        ? "All that was acknowledged is there, and every answer is one of 200, 207, 429 and 503"
                        : "NOT GOOD: see above");
        return good;
    }

    /** Requests a second of a few clients that each wait for their answer. */
    private double capacity(Duration length) throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        long until = System.nanoTime() + length.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(STEADY_CLIENTS);
        for (int i = 0; i < STEADY_CLIENTS; i++) {
            clients.execute(() -> {
                while (System.nanoTime() < until) {
                    taken.addAndGet(send() == 200 ? 1 : 0);
                }
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The clients do not end");
        }
        return taken.get() / (double) length.toSeconds();
    }

    /** Sends at a rate, whatever the answers; so many at most wait for theirs as clients there are. */
    private void load(double perSecond, MemoryOverTime memory) throws InterruptedException {
        Semaphore open = new Semaphore(MOST_OPEN);
        ExecutorService clients = Executors.newFixedThreadPool(MOST_OPEN);
        long interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        for (long next = begin; next < end; next += interval) {
            LockSupport.parkNanos(next - System.nanoTime());
            memory.look(100.0 * (next - begin) / (end - begin));
            if (!open.tryAcquire()) {
                answers.computeIfAbsent("not sent", none -> new AtomicLong()).incrementAndGet();
                continue;
            }
            clients.execute(() -> {
                try {
                    send();
                } finally {
                    open.release();
                }
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Requests are not answered");
        }
    }

    private void blow(ChaosCluster cluster) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / 2);
        cluster.broker().kill();
        out.println("The broker is killed");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(down));
        cluster.broker().start();
        out.println("The broker is back");
    }

    /** Sends a request, and notes what it acknowledges; the status, 0 where there is none. */
    private int send() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gatewayPort + "/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body(requests.incrementAndGet())))
                .build();
        int status = 0;
        String answered = "no answer";
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            status = answer.statusCode();
            boolean shed = status == 429 || status == 503;
            answered = shed && answer.headers().firstValue("Retry-After").isEmpty()
                    ? status + " without Retry-After"
                    : Integer.toString(status);
            for (JsonNode result : JSON.readTree(answer.body()).path("results")) {
                if (result.path("status").asText().equals("accepted")) {
                    accepted.add(UUID.fromString(result.path("eventId").asText()));
                }
            }
        } catch (IOException e) {
            answered = "no answer (" + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answers.computeIfAbsent(answered, none -> new AtomicLong()).incrementAndGet();
        return status;
    }

    private String body(int request) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < events; i++) {
            lines.append("{\"type\":\"SiteLeft\",\"conferenceId\":\"load-")
                    .append(request)
                    .append('-')
                    .append(i)
                    .append("\",\"occurredAt\":\"2020-01-09T08:00\",\"province\":\"VN-22\"}\n");
        }
        return lines.toString();
    }

    private boolean isOnly(String... statuses) {
        Set<String> others = new HashSet<>(answers.keySet());
        others.removeAll(Set.of(statuses));
        others.remove("not sent");
        return others.isEmpty();
    }

    /** Only what the topic does not have stays accepted; how many records it has. */
    private long leaveOutWhatIsThere(ChaosCluster cluster) {
        AtomicLong records = new AtomicLong();
        WholeTopic.read(cluster.settings(), Topics.CONFERENCE_EVENTS, record -> {
            Header id = record.headers().lastHeader("ce_id");
            accepted.remove(UUID.fromString(new String(id.value(), StandardCharsets.UTF_8)));
            records.incrementAndGet();
        });
        return records.get();
    }

    /** The resident memory of a process, the most of each fifth of the time. */
    private static final class MemoryOverTime {
        private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
        private static final int FIFTH = 20;

        private final Path status;
        private final long[] most = new long[5];
        private long lookAgainAt = System.nanoTime();

        MemoryOverTime(long pid) {
            this.status = Path.of("/proc/" + pid + "/status");
        }

        void look(double percent) {
            if (System.nanoTime() < lookAgainAt) {
                return;
            }
            lookAgainAt = System.nanoTime() + EVERY_NANOS;
            try {
                long kilobytes = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
                int fifth = (int) Math.min(percent / FIFTH, most.length - 1);
                most[fifth] = Math.max(most[fifth], kilobytes / 1024);
            } catch (IOException e) {
                // It has ended; what is missing will be seen.
            }
        }

        List<Long> fifths() {
            return Arrays.stream(most).boxed().toList();
        }
    }
}
