package vn.diemcau.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import vn.diemcau.consumer.Database;
import vn.diemcau.consumer.Positions;
import vn.diemcau.service.Setting;

/**
 * The services as processes, started before there is a broker, get over what may happen to the others, with no hand. All
 * tests use the same ones: each sends more, and compares all that came out with the model of all that was ever sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RecoveryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Far more than it takes on a machine with nothing else to do; {@code dev/chaos} measures. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private static final List<String> TABLES = List.of(
            "province_summary", "conference_summary", "directive_summary", "participation_summary", "directive_status");

    private final List<Load> loads = new ArrayList<>();
    private Cluster cluster;
    private Settled settled;
    private Database database;
    private List<Long> processesWithoutBroker;
    private List<Long> processesWithBroker;
    private Load load;
    private Monitor monitor;

    @BeforeAll
    void startServicesBeforeTheBroker(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        cluster = new Cluster(directory, 2, 1, Timeouts.all());
        cluster.startServices();
        processesWithoutBroker = processes();
        stayAway();
        cluster.startBroker();
        settled = new Settled(cluster);
        await().atMost(PATIENCE)
                .until(() -> settled.members(group()).size() == 2
                        && settled.members(consumerGroup()).size() == 1);
        processesWithBroker = processes();
        database = Database.open(cluster.settings());
    }

    @AfterAll
    void stop() {
        loads.forEach(Load::close);
        if (database != null) {
            settled.close();
            database.close();
        }
        cluster.close();
    }

    @Test
    void shouldWaitForABrokerThatIsAbsentAtTheStart() {
        startLoad();

        List<String> differences = endLoad();

        assertThat(differences).isEmpty();
        assertThat(processesWithBroker).isEqualTo(processesWithoutBroker);
    }

    @Test
    void shouldWaitForABrokerThatIsAwayLongerThanAllTimeouts() {
        startLoad();
        List<Long> before = processes();

        cluster.broker().kill();
        stayAway();
        cluster.broker().start();
        List<String> differences = endLoad();

        assertThat(differences).isEmpty();
        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void shouldStayInTheGroupWhileTheDatabaseIsAway() {
        startLoad();
        await().atMost(PATIENCE).until(() -> settled.members(consumerGroup()).size() == 1);
        List<String> members = settled.members(consumerGroup());
        long process = cluster.parts(Part.Role.CONSUMER).get(0).pid();

        cluster.database().kill();
        stayAway();
        List<String> membersWithout = settled.members(consumerGroup());
        cluster.database().start();
        List<String> differences = endLoad();

        assertThat(membersWithout).isEqualTo(members);
        assertThat(settled.members(consumerGroup())).isEqualTo(members);
        assertThat(cluster.parts(Part.Role.CONSUMER).get(0).pid()).isEqualTo(process);
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldHaveTheSameTablesAfterAReplayThatWasCutOff() throws SQLException {
        startLoad();
        Part consumer = cluster.parts(Part.Role.CONSUMER).get(0);
        for (int i = 0; i < 3; i++) {
            monitor.awaitUnfinished();
            consumer.kill();
            consumer.start();
            awaitMoreRows();
        }
        List<String> differences = endLoad();
        Map<String, String> before = tables();
        Map<TopicPartition, Long> end = Positions.read(database.dataSource());

        Positions.replayFromStart(database.dataSource());
        consumer.kill();
        boolean wasCutOff = !Positions.read(database.dataSource()).equals(end);
        consumer.start();
        await().atMost(PATIENCE)
                .until(() -> Positions.read(database.dataSource()).equals(end));

        assertThat(wasCutOff).isTrue();
        assertThat(differences).isEmpty();
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWhileStreamsAreRestartedOneAfterTheOther() {
        startLoad();

        Gaps gaps = RollingRestart.run(cluster, monitor, settled);
        Duration longest = gaps.longestOfPartition();
        List<String> differences = endLoad();

        assertThat(longest).isLessThan(LONGEST_GAP);
        assertThat(differences).isEmpty();
    }

    private String group() {
        return cluster.settings().get(Setting.APPLICATION_ID);
    }

    private String consumerGroup() {
        return group() + "-consumer";
    }

    private void startLoad() {
        load = new Load(cluster.settings(), 100 + loads.size(), 100, Plan.POISON_SHARE);
        loads.add(load);
        monitor = new Monitor(cluster.settings(), load, database.dataSource());
        load.start();
        monitor.start();
        monitor.awaitUnfinished();
        monitor.awaitCaughtUp();
    }

    /** What differs once all is through. */
    private List<String> endLoad() {
        load.finish();
        monitor.close();
        settled.await(load, database.dataSource());
        return new Comparison(cluster.settings(), database.dataSource())
                .run(loads)
                .differences();
    }

    private void awaitMoreRows() {
        Map<TopicPartition, Long> before = Positions.read(database.dataSource());
        await().atMost(PATIENCE)
                .until(() -> !Positions.read(database.dataSource()).equals(before));
    }

    /** Longer than any time-out of the services. */
    private void stayAway() {
        long from = System.nanoTime();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - from > Timeouts.OUTLASTED.toNanos());
    }

    private List<Long> processes() {
        return Stream.of(Part.Role.STREAMS, Part.Role.CONSUMER)
                .flatMap(role -> cluster.parts(role).stream())
                .map(Part::pid)
                .toList();
    }

    /** Every row with all its columns but the number of the replay, by table and place in it. */
    private Map<String, String> tables() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("select (to_jsonb(t) - 'replay')::text from diemcau."
                        + table + " t order by kafka_topic, kafka_partition, kafka_offset")) {
                    while (row.next()) {
                        rows.put(table + " " + rows.size(), row.getString(1));
                    }
                }
            }
        }
        return rows;
    }
}
