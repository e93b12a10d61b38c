package vn.diemcau.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartMain;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** How long streams takes to be back after {@code kill -9}, with its local state and without. */
final class Return {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);
    private static final String GROUP = "return";

    private final TestBed bed;
    private final Recording recording;
    private final Results results;
    private final ClusterLogs logs;
    private final Health health;
    private final Part streams;

    Return(TestBed bed, Recording recording, Results results, List<String> javaOptions) {
        int port = StackAccess.freePort();
        Map<String, String> environment = bed.environment();
        environment.put(Setting.APPLICATION_ID.variable(), GROUP);
        environment.put(Setting.STATE_DIR.variable(), bed.path(GROUP).toString());
        environment.put(Setting.HEALTH_PORT.variable(), "" + port);
        this.bed = bed;
        this.recording = recording;
        this.results = results;
        this.logs = new ClusterLogs(bed);
        this.health = new Health(port);
        this.streams = new Part(
                Part.Role.STREAMS,
                GROUP,
                bed.path(GROUP),
                List.of("streams"),
                environment,
                JavaProgram.of(PartMain.class, javaOptions));
    }

    /** Lets it count all, then kills it and starts it again, so many times with and without its state. */
    void measure(int runs) {
        logs.renewOutputs();
        streams.start();
        try {
            Await.until(
                    "streams has counted all",
                    PATIENCE,
                    () -> logs.read(GROUP, recording.ends().keySet()) >= recording.records());
            LockSupport.parkNanos(SETTLED_AFTER.toNanos());
            boolean isExact = recording
                    .expected()
                    .differences(RowHashes.published(bed, Topics.summaries()), Topics.summaries(), 1)
                    .isEmpty();
            for (int run = 0; run < runs; run++) {
                streams.kill();
                add("with its state", isExact);
                streams.kill();
                streams.wipe();
                add("wiped", isExact);
            }
        } finally {
            streams.end();
        }
    }

    private void add(String variant, boolean isExact) {
        long start = System.nanoTime();
        streams.start();
        Await.until("streams runs again", PATIENCE, health::isReady);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("seconds", (System.nanoTime() - start) / 1e9);
        figures.put("cells", (double) recording.expected().count(List.of(Topics.PARTICIPATION_SUMMARIES)));
        results.add(new Run("return", variant, recording.records(), isExact, figures));
    }
}
