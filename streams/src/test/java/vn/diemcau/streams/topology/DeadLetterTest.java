package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.UnknownBody;
import vn.diemcau.service.deadletters.TooManyDeadLettersException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.Topics;

class DeadLetterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    @Test
    void shouldKeepTheRawBytesAndSayWhereAndWhy() {
        // Given
        byte[] value = {7, 1, 2, 3};
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(opened("c1"));
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", value);

            // When
            TestRecord<String, ?> letter = only(run);

            // Then
            assertThat(letter.key()).isEqualTo("c1");
            assertThat((byte[]) letter.value()).isEqualTo(value);
            assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo("test-conference-events");
            assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("0");
            assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("1");
            assertThat(header(letter, DeadLetter.STAGE)).isEqualTo("tally");
            assertThat(header(letter, DeadLetter.ERROR)).contains("SerializationException");
            assertThat(header(letter, DeadLetter.REASON)).contains("magic byte");
        }
    }

    @Test
    void shouldDivertABodyThatThisVersionDoesNotKnow() {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(conference("c1", new UnknownBody()));

            assertThat(header(only(run), DeadLetter.REASON)).contains("its body is of a type", "does not know");
        }
    }

    @Test
    void shouldKeepAKeyThatIsNoTextAndHeaders() {
        // Given
        byte[] key = {(byte) 0xff, 0, 'c'};
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.sendRaw(Topics.SPEECH_EVENTS, key, new byte[] {1}, "trace", "xyz");
            run.sendRaw(Topics.SPEECH_EVENTS, key, new byte[] {2}, DeadLetter.REDRIVES, "2");

            // When
            List<TestRecord<byte[], byte[]>> letters = run.readRaw(Topics.DEAD_LETTERS);

            // Then
            assertThat(letters).hasSize(2);
            assertThat(letters.get(0).key()).isEqualTo(key);
            assertThat(letters.get(0).value()).isEqualTo(new byte[] {1});
            assertThat(header(letters.get(0), "trace")).isEqualTo("xyz");
            assertThat(header(letters.get(0), DeadLetter.REASON)).isEqualTo("its key is not UTF-8");
            assertThat(header(letters.get(1), DeadLetter.REDRIVES)).isEqualTo("2");
        }
    }

    @Test
    void shouldTellProgressOverWhatCannotBeDecoded() {
        // Given
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(opened("c1"));
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", new byte[] {7});

            // When
            run.settle();

            // Then
            assertThat(run.read(Topics.PROGRESS))
                    .extracting(message -> new String((byte[]) message.value(), StandardCharsets.UTF_8))
                    .filteredOn(progress -> progress.contains("\"conference-events\":1"))
                    .hasSize(1);
        }
    }

    @Test
    void shouldStopWithNothingDivertedWhenTheRegistryIsAway() {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.failDecoding(new SerializationException("away", new NetworkException("refused")));

            assertThatThrownBy(() -> run.send(opened("c1"))).rootCause().hasMessage("refused");

            assertThat(run.read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    @Test
    void shouldStopWhenTooManyAreBad() {
        // Given
        Settings settings = Settings.from(Map.of()).with(Setting.DEAD_LETTER_CONSECUTIVE, "2");
        try (TopologyRun run = new TopologyRun(TODAY, settings)) {
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", null);
            run.send(opened("c1"));
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", null);

            // When, then
            assertThatThrownBy(() -> run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", null))
                    .rootCause()
                    .isInstanceOf(TooManyDeadLettersException.class)
                    .hasMessageContainingAll("2 in a row", "test-conference-events/0/3", "it has no value");

            assertThat(run.read(Topics.DEAD_LETTERS)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VN-22/34/VN-22/2019-Q1/0", "VN-22/34/VN-99/2019-Q1/0", "VN-22/34/VN-22/2019/0", "x"})
    void shouldNotStopAtWhatIsNoPartialTotal(String key) {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.sendRaw(Topics.PROVINCE_PARTIALS, key, new byte[] {7});

            assertThat(header(only(run), DeadLetter.STAGE)).isEqualTo("totals");
            run.settle();
            assertThat(run.read(Topics.PROVINCE_SUMMARIES)).isEmpty();
        }
    }

    @Test
    void shouldGoOnAfterAnImpossibleRecordWithNothingOfItCounted() {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            // When
            run.send(joined("c1", "VN-99", "main"));
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", null);
            run.send("another", opened("c1"));
            run.settle();

            // Then
            assertThat(run.read(Topics.DEAD_LETTERS)).hasSize(3);
            assertThat(run.published().conferences()).isEmpty();
            assertThat(run.read(Topics.PROGRESS)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void shouldRefuse(SpecificRecord envelope, String reason) {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(envelope);

            assertThat(header(only(run), DeadLetter.REASON)).contains(reason);
        }
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(joined("c1", "VN-99", "main"), "no province has the code 'VN-99'"),
                Arguments.of(joined("c/1", "VN-22", "main"), "has a slash"),
                Arguments.of(joined("c 1", "VN-22", "main"), "a space"),
                Arguments.of(joined("", "VN-22", "main"), "conferenceId has 0 characters"),
                Arguments.of(cancelled("x".repeat(20_001)), "reason has more than 20000 characters"),
                Arguments.of(
                        issued(Collections.nCopies(1_001, "VN-22"), List.of()),
                        "addressees has 1001 elements, more than 1000"),
                Arguments.of(issued(List.of(), Collections.nCopies(1_001, "1")), "legalBases has 1001 elements"),
                Arguments.of(issued(List.of(), List.of("x".repeat(1_001))), "legalBases has more than 1000 characters"),
                Arguments.of(joined("c1", "VN-22", "x".repeat(201)), "site has 201 characters"),
                Arguments.of(joined("c1", "VN-22", "Huye\u0323\u0302n"), "not in NFC"),
                Arguments.of(
                        conference(
                                "c1",
                                AttendanceReported.newBuilder().setSites(-1).build()),
                        "sites is -1"),
                Arguments.of(
                        SpeechEvent.newBuilder()
                                .setEventId(UUID.randomUUID())
                                .setConferenceId("c1")
                                .setOccurredAt(NOW)
                                .setBody(SpeechDelivered.newBuilder()
                                        .setSpeechId("s1")
                                        .setSpeaker("Nguyễn Văn A")
                                        .setKind(SpeechKind.REPORT)
                                        .setDurationSeconds(Integer.MAX_VALUE)
                                        .build())
                                .build(),
                        "durationSeconds"),
                Arguments.of(directive(new DirectiveProgressed("d1", "VN-22", 101, null, null)), "percent is 101"),
                Arguments.of(
                        directive(DirectiveIssued.newBuilder()
                                .setDirectiveId("d1")
                                .setIssuer("Chánh Văn phòng")
                                .setText("Hoàn thành kế hoạch")
                                .setAddressees(new ProvinceSelection(false, List.of("VN-22", "XX")))
                                .build()),
                        "addressees: no province has the code 'XX'"),
                Arguments.of(
                        directive(DirectiveIssued.newBuilder()
                                .setDirectiveId("d1")
                                .setIssuer("Chánh Văn phòng")
                                .setText("Hoàn thành kế hoạch")
                                .setAddressees(new ProvinceSelection(true, List.of()))
                                .setDueOn(LocalDate.of(2101, 1, 1))
                                .build()),
                        "dueOn is in the year 2101"));
    }

    private static TestRecord<String, ?> only(TopologyRun run) {
        List<? extends TestRecord<String, ?>> letters = run.read(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static String header(TestRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static SpecificRecord opened(String conferenceId) {
        return conference(conferenceId, new ConferenceOpened());
    }

    private static SpecificRecord cancelled(String reason) {
        return conference(
                "c1", ConferenceCancelled.newBuilder().setReason(reason).build());
    }

    private static SpecificRecord issued(List<String> addressees, List<String> legalBases) {
        return directive(DirectiveIssued.newBuilder()
                .setDirectiveId("d1")
                .setIssuer("Chánh Văn phòng")
                .setText("Hoàn thành kế hoạch")
                .setAddressees(new ProvinceSelection(false, addressees))
                .setLegalBases(legalBases)
                .build());
    }

    private static SpecificRecord joined(String conferenceId, String province, String site) {
        return conference(conferenceId, new SiteJoined(province, site, null, null, null));
    }

    private static SpecificRecord conference(String conferenceId, SpecificRecord body) {
        return ConferenceEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setConferenceId(conferenceId)
                .setOccurredAt(NOW)
                .setBody(body)
                .build();
    }

    private static SpecificRecord directive(SpecificRecord body) {
        return DirectiveEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setConferenceId("c1")
                .setOccurredAt(NOW)
                .setBody(body)
                .build();
    }
}
