package vn.diemcau.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.parts.Part;

/**
 * The disk of the broker fills up while events flow. The broker ends, is started again and ends again until there is room;
 * streams is restarted meanwhile, as somebody would who wants all to be well again.
 */
class FullBrokerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Streams soon gives up a commit, and does so before its process has to end. */
    private static final Map<String, String> SHORT_TIMES = Map.of(
            "DIEMCAU_KAFKA_MAX_BLOCK_MS", "5000",
            "DIEMCAU_KAFKA_REQUEST_TIMEOUT_MS", "3000");

    private static final int CYCLES = Integer.getInteger("diemcau.cycles", 2);
    private static final long SEED = Long.getLong("diemcau.seed", 1);
    private static final int PER_SECOND = 400;
    private static final int DISK_MEGABYTES = 300;
    private static final int MOST_ROOM = 8_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final Random random = new Random(SEED);
    private final List<Load> loads = new ArrayList<>();
    private ChaosCluster cluster;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void shouldLoseNothingAndCountNothingTwiceWhereTheDiskOfTheBrokerWasFull() {
        // Given
        assumeThat(SmallDisk.isPossibleInFile(directory))
                .as("only root may mount a file as a file system, where there are loop devices")
                .isTrue();

        // When
        List<String> differences = List.of();
        try (SmallDisk disk = SmallDisk.mountFile(directory.resolve("broker"), DISK_MEGABYTES);
                ChaosCluster started = new ChaosCluster(directory, 1, 1, SHORT_TIMES)) {
            cluster = started;
            cluster.startBroker();
            cluster.startServices();
            try (Database database = Database.open(cluster.settings());
                    Settled settled = new Settled(cluster)) {
                for (int cycle = 0; cycle < CYCLES && differences.isEmpty(); cycle++) {
                    fillUpAndMakeRoom(disk, database, settled);
                    differences = new Comparison(cluster.settings(), database.dataSource())
                            .run(loads)
                            .differences();
                }
            }
        } finally {
            loads.forEach(Load::close);
        }

        // Then
        assertThat(differences).isEmpty();
    }

    private void fillUpAndMakeRoom(SmallDisk disk, Database database, Settled settled) {
        Load load = new Load(cluster.settings(), 100 * SEED + loads.size(), PER_SECOND, 0);
        loads.add(load);
        try (Monitor monitor = new Monitor(cluster.settings(), load, database.dataSource())) {
            load.start();
            monitor.start();
            monitor.awaitUnfinished();
            monitor.awaitCaughtUp();

            long exits = brokerExits() + 1 + random.nextInt(3);
            disk.fillBut(random.nextInt(MOST_ROOM));
            await().atMost(PATIENCE).until(() -> brokerExits() >= exits);
            Part streams = cluster.parts(Part.Role.STREAMS).get(0);
            if (random.nextBoolean()) {
                disk.free();
                streams.terminate();
            } else {
                streams.terminate();
                disk.free();
            }
            streams.start();

            long acknowledged = load.sent().count();
            await().atMost(PATIENCE).until(() -> load.sent().count() > acknowledged + PER_SECOND);
            load.finish();
        }
        settled.await(load, database.dataSource());
    }

    private long brokerExits() {
        return cluster.exits().stream()
                .filter(exit -> exit.startsWith("broker"))
                .count();
    }
}
