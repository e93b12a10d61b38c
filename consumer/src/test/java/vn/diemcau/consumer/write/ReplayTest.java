package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.service.settings.SettingException;

/** Reading from the start: when it happens, and what it leaves of the rows. */
class ReplayTest {
    private Database database;
    private Partition partition;

    /** Three rows are there, of the offsets 4, 5 and 6. */
    @BeforeEach
    void open() {
        database = TestDatabase.open();
        partition = conferences().claim("id", 0, 0);
        partition
                .with(4, SummarySamples.titled("c4", "cũ"))
                .with(5, SummarySamples.titled("c5", "cũ"))
                .with(6, SummarySamples.titled("c6", "cũ"))
                .write(7);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldGoOnFromThePosition() {
        partition.claim("id", 0, 9);

        assertThat(partition.claim().nextOffset()).isEqualTo(7);
        assertThat(partition.claim().sweepUntil()).isEmpty();
    }

    @Test
    void shouldSweepWhatTheTopicNoLongerHas() {
        // Given
        PositionTable.replayFromStart(database.dataSource());
        partition.claim("id", 0, 9);

        // When
        partition
                .with(4, SummarySamples.titled("c4", "cũ"))
                .with(6, SummarySamples.titled("c6", "cũ"))
                .write(8);
        List<String> before = titles();
        partition.with(8, SummarySamples.titled("c8", "mới")).write(9);

        // Then
        assertThat(before).containsExactly("c4 cũ", "c5 cũ", "c6 cũ");
        assertThat(titles()).containsExactly("c4 cũ", "c6 cũ", "c8 mới");
    }

    @Test
    void shouldSweepOnlyItsOwnPartition() {
        // Given
        Partition other = new Partition(database, SummaryTable.CONFERENCES, 2)
                .claim("id", 0, 0)
                .with(0, SummarySamples.titled("other", "cũ"))
                .write(1);
        Partition directives = new Partition(database, SummaryTable.DIRECTIVES, 1)
                .claim("id", 0, 0)
                .with(0, SummarySamples.directive("c5", "d1"))
                .write(1);
        PositionTable.replayFromStart(database.dataSource());

        // When
        partition.claim("id", 0, 9).write(9);

        // Then
        assertThat(titles()).containsExactly("other cũ");
        assertThat(new SummaryReader(database.dataSource()).list(SummaryTable.DIRECTIVES, SummaryFilter.NONE))
                .hasSize(1);
        assertThat(other.claim("id", 0, 1).claim().sweepUntil()).hasValue(1);
        assertThat(directives.claim("id", 0, 1).claim().sweepUntil()).hasValue(1);
    }

    @Test
    void shouldNotGoBackInTimeDuringAReplay() {
        // Given
        PositionTable.replayFromStart(database.dataSource());
        partition.claim("id", 0, 9);

        // When
        partition
                .with(1, SummarySamples.titled("c5", "rất cũ"))
                .without(2, "c4")
                .write(3);

        // Then
        assertThat(titles()).containsExactly("c4 cũ", "c5 cũ", "c6 cũ");
    }

    @Test
    void shouldGoOnWithAReplayAfterACrash() {
        // Given
        PositionTable.replayFromStart(database.dataSource());
        partition.claim("id", 0, 9);
        partition.with(4, SummarySamples.titled("c4", "cũ")).write(5);
        Partition restarted = conferences().claim("id", 0, 20);

        // When
        restarted.with(6, SummarySamples.titled("c6", "cũ")).write(9);

        // Then
        assertThat(titles()).containsExactly("c4 cũ", "c6 cũ");
        assertThat(conferences().claim("id", 0, 20).claim().sweepUntil()).isEmpty();
    }

    @Test
    void shouldBeginAReplayAnewWhenAskedDuringOne() {
        // Given
        PositionTable.replayFromStart(database.dataSource());
        partition.claim("id", 0, 9);
        partition.with(4, SummarySamples.titled("c4", "cũ")).write(5);
        PositionTable.replayFromStart(database.dataSource());
        partition.claim("id", 0, 9);

        // When
        partition.with(6, SummarySamples.titled("c6", "cũ")).write(9);

        // Then
        assertThat(titles()).containsExactly("c6 cũ");
    }

    @Test
    void shouldStopARunningConsumerWhenAReplayIsAskedFor() {
        PositionTable.replayFromStart(database.dataSource());

        assertThatThrownBy(() ->
                        partition.with(7, SummarySamples.titled("c7", "mới")).write(8))
                .isInstanceOf(FencedException.class);

        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(partition.id(), -1L));
    }

    @Test
    void shouldReadAnewFromAnOffsetWithoutOverwritingWhatIsNewer() {
        // Given
        PositionTable.replayFrom(database.dataSource(), partition.id(), 5);
        PartitionLease claim = partition.claim("id", 0, 9).claim();

        // When
        partition
                .with(5, SummarySamples.titled("c6", "cũ hơn"))
                .with(7, SummarySamples.titled("c7", "mới"))
                .write(9);

        // Then
        assertThat(claim.nextOffset()).isEqualTo(5);
        assertThat(claim.sweepUntil()).isEmpty();
        assertThat(titles()).containsExactly("c4 cũ", "c5 cũ", "c6 cũ", "c7 mới");
    }

    @Test
    void shouldNotReadAnewFromWhereItHasNotBeen() {
        PositionTable.replayFrom(database.dataSource(), partition.id(), 8);

        assertThat(partition.claim("id", 0, 9).claim().nextOffset()).isEqualTo(7);
    }

    @Test
    void shouldSweepAtOnceWhereTheTopicIsEmpty() {
        partition.claim("another id", 0, 0);

        assertThat(titles()).isEmpty();
        assertThat(partition.claim().sweepUntil()).isEmpty();
    }

    @Test
    void shouldReplayATopicThatWasMadeAnewWhateverTheOffsetsOfRows() {
        // Given
        partition.claim("another id", 0, 3);

        // When
        partition
                .with(0, SummarySamples.titled("c4", "mới"))
                .with(1, SummarySamples.titled("c5", "mới"))
                .write(2);
        List<String> before = titles();
        partition.without(2, "c5").write(3);

        // Then
        assertThat(before).containsExactly("c4 mới", "c5 mới", "c6 cũ");
        assertThat(titles()).containsExactly("c4 mới");
    }

    @Test
    void shouldDropWhatATopicMadeAnewHasNoPartitionFor() {
        // Given
        new Partition(database, SummaryTable.CONFERENCES, 5)
                .claim("id", 0, 0)
                .with(0, SummarySamples.titled("moved", "cũ"))
                .with(1, SummarySamples.titled("gone", "cũ"))
                .write(2);

        // When
        partition
                .claim(new PartitionLog("another id", 2, 0, 1))
                .with(0, SummarySamples.titled("moved", "mới"))
                .write(1);

        // Then
        assertThat(titles()).containsExactly("moved mới");
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(partition.id(), 1L));
    }

    @Test
    void shouldLetARecordOverwriteTheRowOfAnotherPartition() {
        // Given
        Partition other = new Partition(database, SummaryTable.CONFERENCES, 0).claim("another id", 0, 3);

        // When
        other.with(0, SummarySamples.titled("c4", "mới")).without(1, "c5").write(2);

        // Then
        assertThat(titles()).containsExactly("c4 mới", "c6 cũ");
    }

    @Test
    void shouldReplayWhereThePositionIsBeyondTheEnd() {
        // Given
        partition.claim("id", 0, 5);

        // When
        partition.with(0, SummarySamples.titled("c4", "mới")).write(5);

        // Then
        assertThat(titles()).containsExactly("c4 mới");
    }

    @Test
    void shouldGoOnSayingThatTheBrokersHaveLostWhatWasStored() {
        // Given
        long stored = partition.claim("id", 0, 9).next();
        List<String> lostBefore = List.copyOf(partition.lost());

        // When
        partition.claim("id", 0, 5);
        partition.with(0, SummarySamples.titled("c4", "mới")).write(5);
        partition.claim("id", 0, 9);

        // Then
        assertThat(lostBefore).isEmpty();
        assertThat(partition.lost())
                .singleElement()
                .asString()
                .startsWith(partition.id() + ": its records up to offset " + (stored - 1)
                        + " were stored, and it ends before 5;");
    }

    @Test
    void shouldNotTakeATopicMadeAnewForALoss() {
        partition.claim("another id", 0, 5);

        assertThat(partition.lost()).isEmpty();
    }

    @Test
    void shouldReplayWhereThePositionIsBeforeTheStart() {
        partition.claim("id", 8, 10);

        assertThat(partition.claim().nextOffset()).isEqualTo(8);
        partition.with(9, SummarySamples.titled("c9", "mới")).write(10);
        assertThat(titles()).containsExactly("c9 mới");
    }

    @Test
    void shouldReplayWhereTombstonesMayHaveBeenMissed() {
        // Given
        age("30 days 1 minute");

        // When
        partition.claim("id", 0, 9);

        // Then
        assertThat(partition.claim().nextOffset()).isZero();
        assertThat(partition.claim().sweepUntil()).hasValue(9);
    }

    @Test
    void shouldGoOnWhereNoTombstoneCanHaveBeenMissed() {
        // Given
        age("29 days 23 hours");

        // When
        partition.claim("id", 0, 9);

        // Then
        assertThat(partition.claim().nextOffset()).isEqualTo(7);
    }

    @Test
    void shouldGrowOldWhileAConsumerOnlyStartsAndNeverReads() {
        // Given
        age("29 days 23 hours");
        partition.claim("id", 0, 9);
        age("1 hour 1 minute");

        // When
        partition.claim("id", 0, 9);

        // Then
        assertThat(partition.claim().nextOffset()).isZero();
    }

    @Test
    void shouldStayYoungWhileThereIsNothingToRead() {
        // Given
        age("29 days 23 hours");
        partition.claim("id", 0, 7);
        new PartitionLeases(database.jdbi(), "").confirm(List.of(partition.claim()));
        age("2 hours");

        // When
        partition.claim("id", 0, 7);

        // Then
        assertThat(partition.claim().nextOffset()).isEqualTo(7);
    }

    @Test
    void shouldRefuseADatabaseOfAnotherPrefix() {
        PartitionLeases claims = new PartitionLeases(database.jdbi(), "test.");

        assertThatThrownBy(() -> claims.claim(Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("conference-summaries", "DIEMCAU_TOPIC_PREFIX");
    }

    private Partition conferences() {
        return new Partition(database, SummaryTable.CONFERENCES, 1);
    }

    private void age(String interval) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update diemcau.consumer_position set updated_at = updated_at - cast(? as interval)",
                        interval));
    }

    private List<String> titles() {
        return new SummaryReader(database.dataSource())
                .list(SummaryTable.CONFERENCES, SummaryFilter.NONE).stream()
                        .map(row -> row.get("conferenceId").textValue() + " "
                                + row.get("title").textValue())
                        .toList();
    }
}
