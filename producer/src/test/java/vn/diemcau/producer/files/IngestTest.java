package vn.diemcau.producer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictTrainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.articles.Reports;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.producer.ndjson.Lines;
import vn.diemcau.producer.send.MockProducers;

class IngestTest {
    private static final String GOOD = Lines.of("SiteJoined").toString();
    private static final String BAD = Lines.of("SiteJoined").without("province").toString();

    @TempDir
    private Path directory;

    private final MockProducer<String, Object> producer = MockProducers.events(true);
    private final List<String> messages = new ArrayList<>();

    @Test
    void shouldSendEachEventToItsTopicUnderItsConference() throws Exception {
        // Given
        Path file = write(
                "events.ndjson",
                GOOD + "\n" + Lines.of("SpeechRetracted") + "\r\n\n \t\n"
                        + Lines.of("DirectiveWithdrawn").with("conferenceId", "\"c2\""));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "test-", messages::add);

        // Then
        assertThat(producer.history())
                .extracting(record -> record.topic() + " " + record.key())
                .containsExactly("test-conference-events c1", "test-speech-events c1", "test-directive-events c2");
        assertThat(producer.history())
                .allSatisfy(record -> assertThat(record.timestamp()).isNull());
        assertThat(((ConferenceEvent) producer.history().get(0).value()).getSource())
                .isEqualTo(new Source(SourceKind.FILE, file + ":1", null));
        assertThat(List.of(result.read(), result.sent(), result.rejected())).containsExactly(3L, 3L, 0L);
        assertThat(messages).isEmpty();
        assertThat(directory).isDirectoryNotContaining("glob:**rejected**");
    }

    @Test
    void shouldSendTheEventsOfAPressReportWithTheSentencesThatShowThem() throws Exception {
        // Given
        Path file = write("report.txt", Reports.SHORT);

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(producer.history())
                .extracting(record -> record.topic())
                .containsExactly("conference-events", "conference-events", "speech-events", "directive-events");
        assertThat(producer.history())
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("2020-01-09-ban-noi-chinh-trung-uong"));
        Source source = ((ConferenceEvent) producer.history().get(0).value()).getSource();
        assertThat(source.getKind()).isEqualTo(SourceKind.ARTICLE);
        assertThat(source.getRef()).isEqualTo(file.toString());
        assertThat(source.getQuote()).startsWith("Sáng 9/1/2020, tại Hà Nội,");
        assertThat(List.of(result.read(), result.sent(), result.rejected())).containsExactly(4L, 4L, 0L);
    }

    @Test
    void shouldTakeTheYearOfAPressReportFromTheDayOfPublication() throws Exception {
        // Given
        Path file = write("report.txt", Reports.SHORT.replace("/2020", ""));

        // When
        Ingest.run(List.of(Input.of(file)), producer, "", LocalDate.parse("2019-01-15"), messages::add, event -> {});

        // Then
        assertThat(producer.history())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("2019-01-09-ban-noi-chinh-trung-uong"));
    }

    @Test
    void shouldRejectAPageThatReportsNoConferenceAsOne() throws Exception {
        // Given
        Path page = write("page.txt", "Trời hôm nay nhiều mây, có mưa vài nơi, đêm trời lạnh.\n");
        Path file = write("report.txt", Reports.SHORT);

        // When
        IngestResult result = Ingest.run(List.of(Input.of(page), Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(List.of(result.read(), result.sent(), result.rejected())).containsExactly(5L, 4L, 1L);
        assertThat(messages)
                .containsExactly(
                        page + ": reports no conference: no sentence speaks of one (hội nghị, phiên họp, cuộc họp …)");
        assertThat(directory).isDirectoryNotContaining("glob:**rejected**");
    }

    @Test
    void shouldTellTheLastOffsetOfEachPartition() throws Exception {
        // Given
        Path file = write("events.ndjson", GOOD + "\n" + GOOD + "\n" + Lines.of("SpeechRetracted"));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file), Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(result.lastOffsets())
                .isEqualTo(Map.of(
                        new TopicPartition("conference-events", 0), 3L, new TopicPartition("speech-events", 0), 1L));
    }

    @Test
    void shouldReadCompressedInputsOfSeveralMembers() throws Exception {
        // Given
        byte[] one = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        Path gzip = write("a.ndjson.gz", joined(gzip(one), gzip(one)));
        Path zstd = write("b.ndjson.zst", joined(Zstd.compress(one), Zstd.compress(one)));
        Path unnamed = write("c.ndjson", gzip(one));
        Input stream = Input.of("stdin", new ByteArrayInputStream(Zstd.compress(one)), directory);

        // When
        List<Input> inputs = List.of(Input.of(gzip), Input.of(zstd), Input.of(unnamed), stream);
        IngestResult result = Ingest.run(inputs, producer, "", messages::add);

        // Then
        assertThat(result.sent()).isEqualTo(6);
        assertThat(producer.history())
                .extracting(
                        record -> ((ConferenceEvent) record.value()).getSource().getRef())
                .containsExactly(gzip + ":1", gzip + ":2", zstd + ":1", zstd + ":2", unnamed + ":1", "stdin:1");
    }

    @Test
    void shouldTakeAByteOrderMarkOnTheFirstLineAlone() throws Exception {
        // Given
        Path file = write("events.ndjson", "\ufeff" + GOOD + "\n\ufeff" + GOOD + "\n");

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(result.sent()).isEqualTo(1);
        assertThat(messages).first().asString().startsWith(file + ":2: (line): is not valid JSON at character 1");
    }

    @Test
    void shouldReportAndKeepRejectedLinesByteForByte() throws Exception {
        // Given
        byte[] noUtf8 = {'{', (byte) 0xff, (byte) 0xc0, ' ', '}', '\r', '\n'};
        byte[] tooLong = ("{\"type\":\"" + "ệ".repeat(1 << 20) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        byte[] spaced =
                "  {\"type\": \"SiteJoind\", \"conferenceId\": \"c1\", \"occurredAt\": \"2020-01-09T14:00\"}\t\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] good = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] last = "{\"cut".getBytes(StandardCharsets.UTF_8);
        Path file = write(
                "events.ndjson",
                joined(noUtf8, good, tooLong, spaced, "\n".getBytes(StandardCharsets.UTF_8), good, last));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        Path rejects = directory.resolve("events.ndjson.rejected.ndjson");
        assertThat(rejects).hasBinaryContent(joined(noUtf8, tooLong, spaced, last));
        assertThat(List.of(result.read(), result.sent(), result.rejected())).containsExactly(6L, 2L, 4L);
        assertThat(result.summary()).startsWith("read 6 = sent 2 + rejected 4 in ");
        assertThat(messages)
                .containsExactly(
                        file + ":1: (line): is not valid UTF-8 at byte 2",
                        file + ":3: (line): is over 1 MiB (1,048,576 bytes)",
                        file + ":4: type: is 'SiteJoind', which is not a type of event (did you mean SiteJoined?)",
                        file + ":7: (line): is not valid JSON at character 6: Unexpected end-of-input in field name",
                        rejects + ": the rejected lines; correct them and ingest this file");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldKeepPlainLinesOfACompressedInputAndOfTheStandardInput() throws Exception {
        // Given
        Path gzip = write("x.ndjson.gz", gzip((GOOD + "\n" + BAD + "\n").getBytes(StandardCharsets.UTF_8)));
        Input stream = Input.of("stdin", new ByteArrayInputStream(BAD.getBytes(StandardCharsets.UTF_8)), directory);

        // When
        IngestResult result = Ingest.run(List.of(Input.of(gzip), stream), producer, "", messages::add);

        // Then
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(directory.resolve("x.ndjson.gz.rejected.ndjson")).hasContent(BAD + "\n");
        assertThat(directory.resolve("stdin.rejected.ndjson")).hasContent(BAD);
        assertThat(messages).contains(gzip + ":2: province: is missing", "stdin:1: province: is missing");
    }

    @Test
    void shouldReplaceTheRejectsOfAnEarlierRun() throws Exception {
        // Given
        Path file = write("events.ndjson", BAD + "\n" + BAD);
        Ingest.run(List.of(Input.of(file)), producer, "", messages::add);
        write("events.ndjson", BAD + "\n" + GOOD);

        // When
        Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(directory.resolve("events.ndjson.rejected.ndjson")).hasContent(BAD + "\n");
    }

    @Test
    void shouldRemoveTheRejectsOfAnEarlierRunWhereNoLineIsRejected() throws Exception {
        // Given
        Path file = write("events.ndjson", BAD + "\n" + BAD);
        Path rejects = directory.resolve("events.ndjson.rejected.ndjson");
        Ingest.run(List.of(Input.of(file)), producer, "", messages::add);
        write("events.ndjson", GOOD);

        // When
        Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(rejects).doesNotExist();
        assertThat(messages)
                .last()
                .isEqualTo(rejects + ": removed; it was from an earlier run, and now no line was rejected");
    }

    @Test
    void shouldIngestARejectsFileAndLeaveItAlone() throws Exception {
        // Given
        Path file = write("events.ndjson.rejected.ndjson", GOOD + "\n" + BAD + "\n");

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(List.of(result.sent(), result.rejected())).containsExactly(1L, 1L);
        assertThat(file).hasContent(GOOD + "\n" + BAD + "\n");
        assertThat(directory.resolve("events.ndjson.rejected.ndjson.rejected.ndjson"))
                .hasContent(BAD + "\n");
    }

    @Test
    void shouldKeepRejectedLinesElsewhereWhereTheDirectoryCannotBeWritten() throws Exception {
        // Given
        Path file = write("events.ndjson", GOOD + "\n" + BAD);
        Files.createDirectory(directory.resolve("events.ndjson.rejected.ndjson.part"));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        String kept = messages.get(messages.size() - 1).replaceFirst(": the rejected lines.*", "");
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(messages).first().asString().contains("cannot be written").endsWith("rejected lines go to " + kept);
        assertThat(Path.of(kept)).hasContent(BAD);
        Files.delete(Path.of(kept));
        Files.delete(Path.of(kept).getParent());
    }

    @Test
    void shouldSayThatAnInputIsEmpty() throws Exception {
        // Given
        Path file = write("empty.ndjson", "");

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(result.read()).isZero();
        assertThat(result.lastOffsets()).isEmpty();
        assertThat(messages).containsExactly(file + ": is empty, nothing to send");
    }

    @Test
    void shouldCheckAllFilesBeforeAnythingIsSent() throws Exception {
        // Given
        Path good = write("good.ndjson", GOOD);
        Path missing = directory.resolve("missing.ndjson");
        Path noArchive = write("plain.ndjson.gz", GOOD);
        Path emptyArchive = write("empty.ndjson.zst", "");
        List<Input> inputs = List.of(
                Input.of(good), Input.of(missing), Input.of(directory), Input.of(noArchive), Input.of(emptyArchive));

        // When
        IngestException failure =
                catchThrowableOfType(IngestException.class, () -> Ingest.run(inputs, producer, "", messages::add));

        // Then
        assertThat(failure.getMessage().lines())
                .containsExactly(
                        missing + ": there is no such file",
                        directory + ": is a directory; name the files in it",
                        noArchive + ": is not a gzip archive, although its name says so",
                        emptyArchive + ": is not a zstd archive, although its name says so");
        assertThat(failure.soFar()).isEmpty();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldSendWhatATruncatedArchiveStillHolds() throws Exception {
        // Given
        String lines = (BAD + "\n").concat(varied(20_000));
        byte[] whole = gzip(lines.getBytes(StandardCharsets.UTF_8));
        byte[] wholeZstd = Zstd.compress(lines.getBytes(StandardCharsets.UTF_8));
        Path gzip = write("cut.ndjson.gz", Arrays.copyOf(whole, whole.length / 2));
        Path zstd = write("cut.ndjson.zst", Arrays.copyOf(wholeZstd, wholeZstd.length / 2));

        // When, then
        for (Path file : List.of(gzip, zstd)) {
            producer.clear();
            IngestException failure = catchThrowableOfType(
                    IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

            IngestResult soFar = failure.soFar().orElseThrow();
            assertThat(failure).hasMessageStartingWith(file + ": is incomplete or damaged after ");
            assertThat(soFar.rejected()).isEqualTo(1);
            assertThat(soFar.sent()).isEqualTo(producer.history().size()).isBetween(5_000L, 15_000L);
            assertThat(soFar.unacknowledged()).isZero();
            assertThat(Input.of(file).rejects()).hasContent(BAD + "\n");
        }
    }

    @Test
    void shouldNotPassOverGarbageBehindAnArchive() throws Exception {
        // Given
        byte[] member = gzip((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] damaged = member.clone();
        damaged[0] = 'x';
        Path file = write("damaged.ndjson.gz", joined(member, damaged));

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

        // Then
        assertThat(failure).hasMessageStartingWith(file + ": is incomplete or damaged after 1 lines");
        assertThat(failure.soFar().orElseThrow().sent()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAWrongChecksumForWhole() throws Exception {
        // Given
        byte[] member = gzip((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        member[member.length - 8] ^= 1;
        Path file = write("damaged.ndjson.gz", member);

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

        // Then
        assertThat(failure).hasMessageContaining("is incomplete or damaged after 1 lines");
    }

    @Test
    void shouldStopWhereASendFailsAndNameTheFirstLineThatWasNotAcknowledged() throws Exception {
        // Given
        MockProducer<String, Object> manual =
                new MockProducer<>(
                        MockProducers.cluster(), false, null, new StringSerializer(), MockProducers.anything()) {
                    @Override
                    public synchronized void flush() {
                        completeNext();
                        completeNext();
                        while (errorNext(new TimeoutException("Expiring 1 record(s)"))) {
                            // until none is left
                        }
                    }
                };
        Path file = write("events.ndjson", BAD + "\n" + varied(5));

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), manual, "", messages::add));

        // Then
        IngestResult soFar = failure.soFar().orElseThrow();
        assertThat(failure.getMessage())
                .startsWith("stopped: " + file + ":4 was not acknowledged")
                .contains("2 of 6 lines were", "TimeoutException: Expiring 1 record(s)", "ingest the same files again");
        assertThat(List.of(soFar.read(), soFar.sent(), soFar.rejected(), soFar.unacknowledged()))
                .containsExactly(6L, 2L, 1L, 3L);
        assertThat(soFar.lastOffsets()).containsOnly(Map.entry(new TopicPartition("conference-events", 0), 1L));
        assertThat(soFar.summary()).startsWith("read 6 = sent 2 + rejected 1 + not acknowledged 3 in ");
        assertThat(Input.of(file).rejects()).hasContent(BAD + "\n");
    }

    @Test
    void shouldReadAnArchiveThatIsPaddedWithZeros() throws Exception {
        // Given
        byte[] archive = gzip((GOOD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(directory.resolve("tape.ndjson.gz"), Arrays.copyOf(archive, archive.length + 20_000));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(List.of(result.read(), result.sent())).containsExactly(2L, 2L);
        assertThat(messages).isEmpty();
    }

    @Test
    void shouldSayWhyAnArchiveWithALargeWindowCannotBeRead() throws Exception {
        // Given
        // The magic number, a window of 2 GiB, and a block that is empty and the last.
        byte[] archive = HexFormat.of().parseHex("28b52ffd" + "00" + "a8" + "010000");
        Path file = Files.write(directory.resolve("events.ndjson.zst"), archive);

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

        // Then
        assertThat(failure)
                .hasMessageContaining("window of more than 128 MiB")
                .hasMessageNotContaining("is incomplete");
    }

    @Test
    void shouldSayThatAnArchiveNeedsItsDictionary() throws Exception {
        // Given
        byte[] sample = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 4096);
        for (int i = 0; i < 2000; i++) {
            trainer.addSample((i + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        byte[] trained = trainer.trainSamples();
        Path file = Files.write(directory.resolve("events.ndjson.zst"), Zstd.compressUsingDict(sample, trained, 3));

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

        // Then
        assertThat(failure).hasMessageContaining("dictionary").hasMessageNotContaining("is incomplete");
    }

    @Test
    void shouldReportIdsThatLookLikeOthersOnce() throws Exception {
        // Given
        String cyrillic = Lines.of("SiteJoined")
                .with("conferenceId", "\"hoi-nghi-\u0430\"")
                .toString();
        String joiner =
                Lines.of("SiteJoined").with("conferenceId", "\"hoi\u200bnghi\"").toString();
        String vietnamese = Lines.of("SiteJoined")
                .with("conferenceId", "\"hội-nghị-Đắk-Lắk\"")
                .toString();
        Path file = write("events.ndjson", String.join("\n", cyrillic, cyrillic, joiner, vietnamese));

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(result.sent()).isEqualTo(4);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains("events.ndjson:1", "several scripts (cyrillic, latin)");
        assertThat(messages.get(1)).contains("events.ndjson:3", "'hoi\\u200bnghi'", "an invisible character");
    }

    @ParameterizedTest
    @CsvSource({
        "conferenceId, hoi\u180bnghi, an invisible character",
        "speechId, hoi\u2800nghi, an invisible character",
        "speechId, h\udb40\udd01oi, an invisible character",
        "site, hoi\u2060nghi, an invisible character",
        "speechId, \uff12\uff10\uff11\uff19, a character that is a form of another (2019)",
        "speechId, \ud835\udc21ội, a character that is a form of another (hội)",
        "speechId, \u03bfi, letters of several scripts"
    })
    void shouldReportOddCharactersInEachIdentifier(String field, String id, String reason) throws Exception {
        // Given
        String type = field.equals("site") ? "SiteJoined" : "SpeechDelivered";
        Path file = write(
                "events.ndjson", Lines.of(type).with(field, '"' + id + '"').toString());

        // When
        IngestResult result = Ingest.run(List.of(Input.of(file)), producer, "", messages::add);

        // Then
        assertThat(result.sent()).isEqualTo(1);
        assertThat(messages).singleElement(STRING).contains(field + ": '", reason, "Sent unchanged");
    }

    @Test
    void shouldReadNoFurtherOnceASendHasFailed() throws Exception {
        // Given
        producer.sendException = new SerializationException("registry does not answer");
        Path file = write("events.ndjson", varied(1000));

        // When
        IngestException failure = catchThrowableOfType(
                IngestException.class, () -> Ingest.run(List.of(Input.of(file)), producer, "", messages::add));

        // Then
        assertThat(failure).hasMessageContaining(file + ":1 was not acknowledged");
        assertThat(failure).hasMessageContaining("SerializationException: registry does not answer");
        assertThat(failure.soFar().orElseThrow().read()).isEqualTo(1);
    }

    private static String varied(int lines) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, lines)
                .mapToObj(i -> Lines.of("SiteJoined")
                        .with("delegates", Integer.toString(i))
                        .with("chair", "\"" + Integer.toHexString(i * 0x9E3779B1) + "\""))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
