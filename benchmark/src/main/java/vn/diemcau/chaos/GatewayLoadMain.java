package vn.diemcau.chaos;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
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
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** {@code dev/gateway-load}: the gateway under more requests than it can take, and a broker that is down meanwhile. */
@Command(
        name = "gateway-load",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description =
                "Measures how many requests a second a gateway takes, then offers it several times as many, kills the"
                        + " broker in the middle and starts it again, and compares what was acknowledged with what the topic"
                        + " has.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing that was acknowledged is missing, and every answer was one of 200, 207, 429 and 503",
            "1:something else",
            "64:wrong usage"
        })
final class GatewayLoadMain implements Callable<Integer> {
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

    @Option(names = "--down", description = "Seconds for which the broker is down; default ${DEFAULT-VALUE}.")
    private int down = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final int gatewayPort = StackAccess.freePort();
    private final int healthPort = StackAccess.freePort();
    private GatewayRequests requests;

    private GatewayLoadMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GatewayLoadMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        requests = new GatewayRequests(gatewayPort, events);
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
                Await.until("the gateway takes events", PATIENCE, () -> requests.send() == 200);
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
        requests.forgetAnswers();
        Thread outage = new Thread(() -> interrupt(cluster), "outage");
        outage.start();
        MemoryOverTime memory = new MemoryOverTime(gateway.pid());
        load(offered, memory);
        outage.join();
        Await.until("the gateway takes events again", PATIENCE, () -> requests.send() == 200);
        Set<UUID> missing = requests.acknowledged();
        int acknowledged = missing.size();
        long there = leaveOutWhatIsThere(missing, cluster);
        out.printf("Answers: %s%n", requests.answers());
        out.printf("Memory of the gateway, MB, each fifth of the time: %s%n", memory.fifths());
        out.printf(
                "%d events acknowledged, %d of them missing in the topic, which has %d%n",
                acknowledged, missing.size(), there);
        boolean good =
                missing.isEmpty() && requests.wereAnsweredOnlyWith("200", "207", "429", "503") && gateway.isAlive();
        out.println(
                good
                        ? "All that was acknowledged is there, and every answer is one of 200, 207, 429 and 503"
                        : "FAILED: events are missing, answers have other statuses, or the gateway has ended; see above");
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
                    taken.addAndGet(requests.send() == 200 ? 1 : 0);
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
            memory.sample(100.0 * (next - begin) / (end - begin));
            if (!open.tryAcquire()) {
                requests.leftOut();
                continue;
            }
            clients.execute(() -> {
                try {
                    requests.send();
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

    /** Kills the broker in the middle of the load, and starts it again. */
    private void interrupt(ChaosCluster cluster) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / 2);
        cluster.broker().kill();
        out.println("The broker is killed");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(down));
        cluster.broker().start();
        out.println("The broker is back");
    }

    /** Takes out of ids those that the topic has; returns how many records it has. */
    private static long leaveOutWhatIsThere(Set<UUID> ids, ChaosCluster cluster) {
        AtomicLong records = new AtomicLong();
        WholeTopic.read(cluster.settings(), Topics.CONFERENCE_EVENTS, record -> {
            Header id = record.headers().lastHeader("ce_id");
            ids.remove(UUID.fromString(new String(id.value(), StandardCharsets.UTF_8)));
            records.incrementAndGet();
        });
        return records.get();
    }
}
