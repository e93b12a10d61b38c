package vn.diemcau.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.parts.Part;
import vn.diemcau.service.settings.Setting;

/**
 * The services as processes, started before there is a broker, recover by themselves from what happens to the others. All
 * tests use the same ones: each sends more, and compares all that came out with the model of all that was ever sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RecoveryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int PER_SECOND = 100;

    private static final String NO_ROOM = "No space left on device";

    private final List<Load> loads = new ArrayList<>();
    private final List<SmallDisk> disks = new ArrayList<>();
    private Path directory;
    private ChaosCluster cluster;
    private Settled settled;
    private Database database;
    private Tables tables;
    private List<Long> processesWithoutBroker;
    private List<Long> processesWithBroker;
    private Load load;
    private Monitor monitor;

    @BeforeAll
    void startServicesBeforeTheBroker(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        this.directory = directory;
        Map<String, String> settings = Timeouts.all();
        settings.put("DIEMCAU_KAFKA_ROCKSDB_CONFIG_SETTER", SmallBuffers.class.getName());
        cluster = new ChaosCluster(directory, 2, 1, settings);
        cluster.startServices();
        processesWithoutBroker = processes();
        TimeoutWitness.awaitProducerGivesUp(cluster.settings());
        cluster.startBroker();
        settled = new Settled(cluster);
        awaitWhole();
        processesWithBroker = processes();
        database = Database.open(cluster.settings());
        tables = new Tables(database.dataSource());
    }

    @AfterAll
    void stop() {
        loads.forEach(Load::close);
        if (database != null) {
            settled.close();
            database.close();
        }
        cluster.close();
        disks.forEach(SmallDisk::close);
    }

    @Test
    void shouldWaitForABrokerThatIsAbsentAtTheStartAndItsNameToo() {
        // Given
        startLoad();

        // When
        List<String> differences = endLoad();

        // Then
        assertThat(differences).isEmpty();
        assertThat(processesWithBroker).isEqualTo(processesWithoutBroker);
    }

    @Test
    void shouldWaitForABrokerThatIsAwayLongerThanAllTimeouts() {
        // Given
        startLoad();
        List<Long> before = processes();

        // When
        cluster.broker().kill();
        TimeoutWitness.awaitProducerGivesUp(cluster.settings());
        cluster.broker().start();
        List<String> differences = endLoad();

        // Then
        assertThat(differences).isEmpty();
        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void shouldStayInTheGroupWhileTheDatabaseIsAway() {
        // Given
        startLoad();
        await().atMost(PATIENCE).until(() -> settled.members(consumerGroup()).size() == 1);
        List<String> members = settled.members(consumerGroup());
        long process = cluster.parts(Part.Role.CONSUMER).get(0).pid();

        // When
        cluster.database().kill();
        TimeoutWitness.awaitMemberIsRemoved(cluster.settings(), settled);
        List<String> membersWithout = settled.members(consumerGroup());
        cluster.database().start();
        List<String> differences = endLoad();

        // Then
        assertThat(membersWithout).isEqualTo(members);
        assertThat(settled.members(consumerGroup())).isEqualTo(members);
        assertThat(cluster.parts(Part.Role.CONSUMER).get(0).pid()).isEqualTo(process);
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldStoreOnceWhatWasCommittedWhenTheConsumerWasKilled() throws SQLException {
        // Given a commit that the database has begun and that waits there for a lock
        startLoad();
        Part consumer = cluster.parts(Part.Role.CONSUMER).get(0);
        try (Connection holder = database.dataSource().getConnection();
                Statement lock = holder.createStatement()) {
            lock.execute("select pg_advisory_lock(1944)");
            tables.execute(
                    "create function hold_commit() returns trigger language plpgsql as"
                            + " 'begin perform pg_advisory_xact_lock_shared(1944); return null; end'",
                    "create constraint trigger hold_commit after insert or update on diemcau.province_summary"
                            + " deferrable initially deferred for each row execute function hold_commit()");
            await().atMost(PATIENCE)
                    .until(() -> !tables.query("select pid::text from pg_stat_activity where wait_event = 'advisory'")
                            .isEmpty());

            // When
            consumer.kill();
            Map<TopicPartition, Long> beforeTheCommit = PositionTable.read(database.dataSource());
            lock.execute("select pg_advisory_unlock(1944)");
            await().atMost(PATIENCE)
                    .until(() -> !PositionTable.read(database.dataSource()).equals(beforeTheCommit));
        }
        tables.execute("drop function hold_commit() cascade");
        consumer.start();
        List<String> differences = endLoad();

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldHaveTheSameTablesAfterAReplayThatWasCutOff() throws SQLException {
        // Given
        startLoad();
        List<String> differences = endLoad();
        Map<String, String> before = tables.rows();
        Map<TopicPartition, Long> end = PositionTable.read(database.dataSource());
        Part consumer = cluster.parts(Part.Role.CONSUMER).get(0);

        // When
        PositionTable.replayFromStart(database.dataSource());
        consumer.kill();
        boolean wasCutOff = !PositionTable.read(database.dataSource()).equals(end);
        consumer.start();

        // Then
        await().atMost(PATIENCE)
                .until(() -> PositionTable.read(database.dataSource()).equals(end));
        assertThat(wasCutOff).isTrue();
        assertThat(differences).isEmpty();
        assertThat(tables.rows()).isEqualTo(before);
    }

    @Test
    void shouldCountTheSameWhenAllLocalStateIsLost() {
        // Given
        startLoad();

        // When
        for (Part part : cluster.parts(Part.Role.STREAMS)) {
            part.kill();
            part.wipe();
        }
        monitor.awaitUnfinished();
        cluster.parts(Part.Role.STREAMS).forEach(Part::start);
        List<String> differences = endLoad();

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldHandOverWhenAThreadFailsForWantOfRoomAndComeBackOnceThereIsRoom() throws IOException {
        // Given
        assumeRoot();
        Part part = cluster.parts(Part.Role.STREAMS).get(0);
        part.terminate();
        SmallDisk disk = smallDisk(part.directory());
        part.start();
        awaitWhole();
        startLoad();
        int exits = cluster.exits().size();

        // When
        disk.fill();
        await().atMost(PATIENCE).until(() -> cluster.exits().size() > exits);
        monitor.awaitUnfinished();
        monitor.awaitCaughtUp();
        disk.free();
        List<String> differences = endLoad();

        // Then
        assertThat(cluster.exits()).contains(part.name() + " exited with 1");
        assertThat(part.log()).content().contains(NO_ROOM);
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldWaitWhileTheDatabaseHasNoRoom() throws IOException, SQLException {
        // Given
        assumeRoot();
        Part consumer = cluster.parts(Part.Role.CONSUMER).get(0);
        long process = consumer.pid();
        SmallDisk disk = smallDisk(directory.resolve("tablespace"));
        disk.giveToOwnerOf(cluster.database().directory());
        tables.execute("create tablespace small location '" + directory.resolve("tablespace") + "'");
        tables.execute("alter table diemcau.participation_summary set tablespace small");
        startLoad();
        List<String> members = settled.members(consumerGroup());

        // When
        disk.fill();
        await().atMost(PATIENCE).until(() -> Files.readString(consumer.log()).contains(NO_ROOM));
        List<String> membersWithout = settled.members(consumerGroup());
        disk.free();
        List<String> differences = endLoad();
        tables.execute("alter table diemcau.participation_summary set tablespace pg_default");

        // Then
        assertThat(membersWithout).isEqualTo(members);
        assertThat(consumer.pid()).isEqualTo(process);
        assertThat(differences).isEmpty();
    }

    private void assumeRoot() {
        assumeThat(SmallDisk.isPossible(directory))
                .as("only root may mount a file system that is small enough to be filled")
                .isTrue();
    }

    private SmallDisk smallDisk(Path mount) {
        SmallDisk disk = SmallDisk.mount(mount, 64);
        disks.add(disk);
        return disk;
    }

    private void awaitWhole() {
        await().atMost(PATIENCE)
                .until(() -> settled.members(group()).size() == 2
                        && settled.members(consumerGroup()).size() == 1);
    }

    private String group() {
        return cluster.settings().get(Setting.APPLICATION_ID);
    }

    private String consumerGroup() {
        return group() + "-consumer";
    }

    private void startLoad() {
        load = new Load(cluster.settings(), 100 + loads.size(), PER_SECOND, ChaosPlan.POISON_SHARE);
        loads.add(load);
        monitor = new Monitor(cluster.settings(), load, database.dataSource());
        load.start();
        monitor.start();
        monitor.awaitUnfinished();
        monitor.awaitCaughtUp();
    }

    /** The differences once everything is counted and stored. */
    private List<String> endLoad() {
        load.finish();
        monitor.close();
        settled.await(load, database.dataSource());
        return new Comparison(cluster.settings(), database.dataSource())
                .run(loads)
                .differences();
    }

    private List<Long> processes() {
        return Stream.of(Part.Role.STREAMS, Part.Role.CONSUMER)
                .flatMap(role -> cluster.parts(role).stream())
                .map(Part::pid)
                .toList();
    }
}
