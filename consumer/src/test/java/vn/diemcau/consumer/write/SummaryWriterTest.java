package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.summary.ConferenceSummary;

class SummaryWriterTest {
    private Database database;
    private Partition conferences;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        conferences = new Partition(database, SummaryTable.CONFERENCES, 3).claim("id", 0, 0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldWriteRowsAndPositionTogether() {
        // Given
        conferences.with(7, SummarySamples.titled("c1", "một")).with(8, SummarySamples.titled("c2", "hai"));

        // When
        conferences.write(10);

        // Then
        assertThat(titles()).containsExactly("c1 một", "c2 hai");
        assertThat(origins()).containsExactly("c1 conference-summaries 3 7", "c2 conference-summaries 3 8");
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(conferences.id(), 10L));
    }

    @Test
    void shouldKeepTheLastOfEachKeyOfABatch() {
        // Given
        conferences
                .with(0, SummarySamples.titled("c1", "cũ"))
                .without(1, "c1")
                .with(2, SummarySamples.titled("c1", "mới"))
                .with(3, SummarySamples.titled("c2", "cũ"))
                .without(4, "c2");

        // When
        conferences.write(5);

        // Then
        assertThat(titles()).containsExactly("c1 mới");
        assertThat(origins()).containsExactly("c1 conference-summaries 3 2");
    }

    @Test
    void shouldLetNewerRecordsWinOverLaterBatches() {
        // Given
        conferences.with(0, SummarySamples.titled("c1", "cũ")).write(1);

        // When
        conferences.with(1, SummarySamples.titled("c1", "mới")).write(2);

        // Then
        assertThat(titles()).containsExactly("c1 mới");
    }

    @Test
    void shouldNotLetAnOlderRecordOverwriteANewer() {
        // Given
        conferences.with(5, SummarySamples.titled("c1", "mới")).write(6);

        // When
        conferences.with(4, SummarySamples.titled("c1", "cũ")).write(7);

        // Then
        assertThat(titles()).containsExactly("c1 mới");
        assertThat(origins()).containsExactly("c1 conference-summaries 3 5");
    }

    @Test
    void shouldDeleteForATombstone() {
        // Given
        conferences
                .with(0, SummarySamples.titled("c1", "một"))
                .with(1, SummarySamples.titled("c2", "hai"))
                .write(2);

        // When
        conferences.without(2, "c1").without(3, "none").write(4);

        // Then
        assertThat(titles()).containsExactly("c2 hai");
    }

    @Test
    void shouldNotDeleteForATombstoneOlderThanTheRow() {
        // Given
        conferences.with(5, SummarySamples.titled("c1", "mới")).write(6);

        // When
        conferences.without(4, "c1").write(7);

        // Then
        assertThat(titles()).containsExactly("c1 mới");
    }

    @Test
    void shouldDeleteByEveryPartOfAKey() {
        // Given
        Partition statuses = new Partition(database, SummaryTable.STATUSES, 0)
                .claim("id", 0, 0)
                .with(0, SummarySamples.status("c1", "d1", "VN-22"))
                .with(1, SummarySamples.status("c1", "d1", "VN-01"))
                .with(2, SummarySamples.status("c1", "d2", "VN-22"))
                .write(3);

        // When
        statuses.without(3, "c1", "d1", "VN-22").write(4);

        // Then
        assertThat(rows(SummaryTable.STATUSES))
                .extracting(row ->
                        row.get("directiveId").textValue() + row.get("province").textValue())
                .containsExactly("d1VN-01", "d2VN-22");
    }

    @Test
    void shouldMoveAPositionWithoutAnyRecord() {
        conferences.write(2);

        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(conferences.id(), 2L));
    }

    @Test
    void shouldLetAConsumerThatWasReplacedWriteNothing() {
        // Given
        Partition replaced = new Partition(database, SummaryTable.CONFERENCES, 3).claim("id", 0, 0);
        Partition successor = new Partition(database, SummaryTable.CONFERENCES, 3).claim("id", 0, 0);
        replaced.with(0, SummarySamples.titled("c1", "xác sống"));

        // When, then
        assertThatThrownBy(() -> replaced.write(1)).isInstanceOf(FencedException.class);

        assertThat(titles()).isEmpty();
        successor.with(0, SummarySamples.titled("c1", "mới")).write(1);
        assertThat(titles()).containsExactly("c1 mới");
    }

    @Test
    void shouldWriteNothingOfABatchOfWhichOnePartitionWasTakenOver() {
        // Given
        Partition mine = new Partition(database, SummaryTable.CONFERENCES, 1).claim("id", 0, 0);
        Partition lost = new Partition(database, SummaryTable.CONFERENCES, 2).claim("id", 0, 0);
        Batch first = mine.with(0, SummarySamples.titled("c1", "một")).batch(1);
        Batch second = lost.with(0, SummarySamples.titled("c2", "hai")).batch(1);
        List<SummaryChange> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        Batch both = new Batch(
                changes, List.of(), List.of(first.steps().get(0), second.steps().get(0)));
        new Partition(database, SummaryTable.CONFERENCES, 2).claim("id", 0, 0);

        // When, then
        assertThatThrownBy(() -> writer().write(both, refused -> {})).isInstanceOf(FencedException.class);

        assertThat(titles()).isEmpty();
        assertThat(PositionTable.read(database.dataSource())).containsEntry(mine.id(), 0L);
    }

    @Test
    void shouldWriteABatchOnceOnly() {
        Batch batch = conferences.with(0, SummarySamples.titled("c1", "một")).batch(1);
        writer().write(batch, refused -> {});

        assertThatThrownBy(() -> writer().write(batch, refused -> {})).isInstanceOf(FencedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nghệ An",
                "Nghe\u0323\u0302 An",
                "it's a \"quote\", {a,b}, NULL, \\N, back\\slash",
                "",
                " \t\r\n ",
                "𝄞 😀 \uFFFD \uE000",
                "NULL",
                "{}",
                "$1 ? :name ::text"
            })
    void shouldKeepTextsAsTheyAre(String text) {
        // Given
        ConferenceSummary summary = SummarySamples.conference("c1", LocalDate.of(2019, 1, 16))
                .setTitle(text)
                .setOutcomes(List.of(SummarySamples.outcome("o1", text, "1", null)))
                .build();
        Partition directives = new Partition(database, SummaryTable.DIRECTIVES, 0).claim("id", 0, 0);

        conferences.with(0, summary).write(1);

        // When
        directives.with(0, SummarySamples.directive("c1", text)).write(1);

        // Then
        ObjectNode row = rows(SummaryTable.CONFERENCES).get(0);
        assertThat(row.get("title").textValue()).isEqualTo(text);
        assertThat(row.at("/outcomes/0/subject").textValue()).isEqualTo(text);
        assertThat(rows(SummaryTable.DIRECTIVES).get(0).get("directiveId").textValue())
                .isEqualTo(text);
    }

    @Test
    void shouldPutTheReplacementCharacterForU0000() {
        // Given
        ConferenceSummary summary = SummarySamples.conference("c1", LocalDate.of(2019, 1, 16))
                .setTitle("a\0b")
                .setOutcomes(List.of(SummarySamples.outcome("o1", "c\0d", "1", null)))
                .build();

        // When
        conferences.with(0, summary).write(1);

        // Then
        ObjectNode row = rows(SummaryTable.CONFERENCES).get(0);
        assertThat(row.get("title").textValue()).isEqualTo("a\uFFFDb");
        assertThat(row.at("/outcomes/0/subject").textValue()).isEqualTo("c\uFFFDd");
    }

    @Test
    void shouldWriteTenThousandRowsInOneBatch() {
        // Given
        Partition provinces = new Partition(database, SummaryTable.PROVINCES, 0).claim("id", 0, 0);
        for (int offset = 0; offset < 10_000; offset++) {
            provinces.with(offset, SummarySamples.province("63", "VN-" + offset % 5_000, "2019", offset));
        }

        // When
        provinces.write(10_000);

        // Then
        assertThat(rows(SummaryTable.PROVINCES))
                .hasSize(5_000)
                .allSatisfy(row -> assertThat(row.get("sites").longValue()).isGreaterThanOrEqualTo(5_000));
    }

    @Test
    void shouldLeaveOutWhatTheDatabaseRefusesAndNothingElse() {
        // Given
        List<BadRecordException> refused = new ArrayList<>();
        conferences.with(0, SummarySamples.titled("c3", "trước"));
        for (int offset = 1; offset < 11; offset++) {
            if (offset == 3 || offset == 9) {
                conferences.with(offset, impossible("c" + offset));
            } else {
                conferences.with(offset, SummarySamples.titled("c" + offset, "được"));
            }
        }

        // When
        writer().write(conferences.batch(11), batch -> refused.addAll(batch.refused()));

        // Then
        assertThat(refused).extracting(BadRecordException::offset).containsExactly(3L, 9L);
        assertThat(refused).allSatisfy(bad -> assertThat(bad.reason()).contains("the database refuses it"));
        assertThat(titles()).hasSize(9).contains("c3 trước", "c10 được").doesNotContain("c9 được");
        assertThat(PositionTable.read(database.dataSource())).containsEntry(conferences.id(), 11L);
    }

    @Test
    void shouldWriteNothingWhenWhatComesBeforeTheCommitFails() {
        // Given
        Batch batch = conferences
                .with(0, SummarySamples.titled("c1", "một"))
                .with(1, impossible("c2"))
                .batch(2);

        // When, then
        assertThatThrownBy(() -> writer().write(batch, complete -> {
                    throw new IllegalStateException("no dead letters");
                }))
                .hasMessage("no dead letters");

        assertThat(titles()).isEmpty();
        assertThat(PositionTable.read(database.dataSource())).containsEntry(conferences.id(), 0L);
    }

    /** PostgreSQL has no such time. */
    private static ConferenceSummary impossible(String conferenceId) {
        return SummarySamples.conference(conferenceId, LocalDate.of(2019, 1, 16))
                .setClosedAt(Instant.parse("+300000-01-01T00:00:00Z"))
                .build();
    }

    private SummaryWriter writer() {
        return new SummaryWriter(database.jdbi(), "");
    }

    private List<ObjectNode> rows(SummaryTable table) {
        return new SummaryReader(database.dataSource()).list(table, SummaryFilter.NONE);
    }

    private List<String> titles() {
        return rows(SummaryTable.CONFERENCES).stream()
                .map(row -> row.get("conferenceId").textValue() + " "
                        + row.get("title").textValue())
                .toList();
    }

    private List<String> origins() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select concat_ws(' ', conference_id, kafka_topic,"
                                + " kafka_partition, kafka_offset) from diemcau.conference_summary order by 1")
                        .mapTo(String.class)
                        .list());
    }
}
