package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.TestDatabase;

class PartitionAssignmentTest {
    private static final TopicPartition CONFERENCES = new TopicPartition("conference-summaries", 0);
    private static final TopicPartition DIRECTIVES = new TopicPartition("directive-summaries", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private String directivesId = "directives";
    private Database database;
    private PartitionAssignment assignment;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        TopicLogs logs = new TopicLogs(
                topics -> Map.of(
                        CONFERENCES.topic(), new TopicLogs.Description("conferences", 6),
                        DIRECTIVES.topic(), new TopicLogs.Description(directivesId, 6)),
                consumer);
        assignment = new PartitionAssignment(consumer, logs, new PartitionLeases(database.jdbi(), ""));
        consumer.subscribe(List.of(CONFERENCES.topic(), DIRECTIVES.topic()), assignment);
        consumer.updateBeginningOffsets(Map.of(CONFERENCES, 3L, DIRECTIVES, 4L));
        consumer.updateEndOffsets(Map.of(CONFERENCES, 3L, DIRECTIVES, 9L));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldPauseWhatIsNotClaimedYet() {
        consumer.rebalance(List.of(CONFERENCES, DIRECTIVES));

        assertThat(consumer.paused()).containsExactlyInAnyOrder(CONFERENCES, DIRECTIVES);
        assertThat(PositionTable.read(database.dataSource())).isEmpty();
    }

    @Test
    void shouldReadWhatIsClaimed() {
        // Given
        consumer.rebalance(List.of(CONFERENCES, DIRECTIVES));

        // When
        assignment.claim();

        // Then
        assertThat(consumer.paused()).isEmpty();
        assertThat(consumer.position(CONFERENCES)).isEqualTo(3);
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(CONFERENCES, 3L, DIRECTIVES, 4L));
    }

    @Test
    void shouldForgetWhatIsRevoked() {
        // Given
        consumer.rebalance(List.of(CONFERENCES, DIRECTIVES));
        assignment.claim();

        // When
        consumer.rebalance(List.of(DIRECTIVES));
        assignment.holdAll();

        // Then
        assertThat(consumer.paused()).containsExactly(DIRECTIVES);
    }

    @Test
    void shouldLetGoOfATopicThatWasMadeAnew() {
        // Given
        consumer.rebalance(List.of(CONFERENCES, DIRECTIVES));
        assignment.claim();
        directivesId = "other directives";

        // When
        assignment.confirm();

        // Then
        assertThat(consumer.paused()).containsExactly(DIRECTIVES);
    }

    @Test
    void shouldConfirmOnlyWhatIsReadToItsEnd() {
        // Given
        consumer.rebalance(List.of(CONFERENCES, DIRECTIVES));
        assignment.claim();
        database.jdbi().useHandle(PartitionAssignmentTest::age);

        assignment.confirm();

        // When
        Set<String> young = database.jdbi()
                .withHandle(handle -> handle.createQuery("select topic from diemcau.consumer_position"
                                + " where updated_at > now() - interval '1 day'")
                        .mapTo(String.class)
                        .set());

        // Then
        assertThat(young).containsExactly(CONFERENCES.topic());
    }

    private static void age(Handle handle) {
        handle.execute("update diemcau.consumer_position set updated_at = updated_at - interval '2 days'");
    }
}
