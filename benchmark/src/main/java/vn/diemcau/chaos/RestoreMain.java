package vn.diemcau.chaos;

import java.io.BufferedWriter;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.service.process.ExitCodes;

/** {@code dev/restore}: how long one process of streams takes to restore what it has lost. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = "Has one process of streams count conferences at which every province joined, kills it, wipes its"
                + " local state, and measures how long it takes to restore that.")
final class RestoreMain implements Callable<Integer> {
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final List<String> PROVINCES =
            List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_63));

    @Option(names = "--cells", description = "Cells (a province at a conference), at least; default ${DEFAULT-VALUE}.")
    private int cells = 1_000_000;

    private final int healthPort = StackAccess.freePort();

    private RestoreMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RestoreMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path directory = Files.createTempDirectory("diemcau-restore-");
        Map<String, String> health = Map.of("DIEMCAU_HEALTH_PORT", Integer.toString(healthPort));
        try (ChaosCluster cluster = new ChaosCluster(directory, 1, 0, health);
                Settled settled = new Settled(cluster)) {
            cluster.startBroker();
            cluster.startServices();
            long start = System.nanoTime();
            settled.awaitCommitted(ingest(cluster, directory.resolve("events.ndjson")), COUNTED);
            Await.until("all is published", COUNTED, () -> isReady() && sum("diemcau_unpublished_changes") == 0);
            out.printf("%d cells counted in %.1f s%n", conferences() * PROVINCES.size(), secondsSince(start));
            Part streams = cluster.parts(Part.Role.STREAMS).get(0);
            streams.kill();
            streams.wipe();
            start = System.nanoTime();
            streams.start();
            Await.until("streams runs again", COUNTED, this::isReady);
            out.printf(
                    "from the start of the process until it ran: %.1f s%n"
                            + "restored records: %.0f, in %d restores of %.1f s together%n",
                    secondsSince(start),
                    sum("diemcau_restored_records_total"),
                    (int) sum("diemcau_restore_seconds_count"),
                    sum("diemcau_restore_seconds_sum"));
        } finally {
            StackAccess.delete(directory);
        }
        return 0;
    }

    private int conferences() {
        return (cells + PROVINCES.size() - 1) / PROVINCES.size();
    }

    /** Sends it all; the last offsets. */
    private Map<TopicPartition, Long> ingest(ChaosCluster cluster, Path file) throws Exception {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int conference = 0; conference < conferences(); conference++) {
                write(lines, "restore-" + conference);
            }
        }
        try (Producer<String, Object> producer = EventProducers.create(cluster.settings())) {
            return Ingest.run(Input.all(List.of(file.toString())), producer, "", message -> {})
                    .lastOffsets();
        }
    }

    private static void write(BufferedWriter lines, String conference) throws IOException {
        lines.write("""
                {"type":"ConferenceConvened","conferenceId":"%s","occurredAt":"2024-01-02T08:00:00","title":"Restore",\
                "level":"CENTRAL","format":"ONLINE","kind":"BRIEFING","convener":"Restore",\
                "scheduledStart":"2024-01-09T08:00:00","invited":"ALL"}
                """.formatted(conference));
        for (String province : PROVINCES) {
            lines.write("""
                    {"type":"SiteJoined","conferenceId":"%s","occurredAt":"2024-01-09T08:00:00","province":"%s",\
                    "delegates":12,"chair":"Chair"}
                    """.formatted(conference, province));
        }
    }

    private boolean isReady() {
        return get("/ready").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    /** The sum of all series of a metric. */
    private double sum(String metric) {
        return get("/metrics").stream()
                .flatMap(answer -> answer.body().lines())
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Optional<HttpResponse<String>> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
                .build();
        try {
            return Optional.of(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
