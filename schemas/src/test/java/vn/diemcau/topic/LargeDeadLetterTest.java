package vn.diemcau.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LargeDeadLetterTest {
    private static final byte[] KEY = "c1".getBytes(StandardCharsets.UTF_8);
    private static final DeadLetter LETTER = new DeadLetter("speech-events", 1, 7, 0, "tally", "E", "bad");

    @Test
    void shouldCutAValueThatNoTopicCouldHoldAndSayWhatItWas() {
        // Given
        byte[] value = new byte[20_000_000];

        // When
        ProducerRecord<byte[], byte[]> message = LETTER.toRecord("dead-letters", KEY, value, new RecordHeaders());

        // Then
        assertThat(message.value()).hasSizeLessThan(100_000);
        assertThat(header(message, DeadLetter.VALUE_LENGTH)).isEqualTo("20000000");
        assertThat(header(message, DeadLetter.VALUE_SHA256)).hasSize(64);
        assertThat(DeadLetter.isCut(message.headers())).isTrue();
        assertThat(DeadLetter.isOriginal(message.headers(), KEY, value)).isTrue();
        assertThat(DeadLetter.isOriginal(message.headers(), KEY, new byte[20_000_001]))
                .isFalse();
        assertThat(DeadLetter.of(message.headers())).contains(LETTER);
    }

    @Test
    void shouldCutAKeyAndLeaveOutHeadersThatAreTooLong() {
        // Given
        byte[] key = new byte[2_000_000];
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", new byte[3_000_000]);

        // When
        ProducerRecord<byte[], byte[]> message = LETTER.toRecord("dead-letters", key, KEY, headers);

        // Then
        assertThat(message.key()).hasSizeLessThan(100_000);
        assertThat(message.headers().lastHeader("trace")).isNull();
        assertThat(header(message, DeadLetter.KEY_LENGTH)).isEqualTo("2000000");
        assertThat(header(message, DeadLetter.HEADERS_DROPPED)).isEqualTo("1");
        assertThat(message.value()).isEqualTo(KEY);
    }

    @Test
    void shouldLeaveOutHeadersThatAreTooMany() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < 1_000_000; i++) {
            headers.add("", null);
        }

        // When
        ProducerRecord<byte[], byte[]> message = LETTER.toRecord("dead-letters", KEY, KEY, headers);

        // Then
        assertThat(header(message, DeadLetter.HEADERS_DROPPED)).isEqualTo("1000000");
        assertThat(message.headers().toArray()).hasSizeLessThan(20);
    }

    @Test
    void shouldNotCopyACountOfRedrivesThatIsNone() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetter.REDRIVES, new byte[20_000_000]);

        // When
        ProducerRecord<byte[], byte[]> message = LETTER.toRecord("dead-letters", KEY, KEY, headers);

        // Then
        assertThat(header(message, DeadLetter.REDRIVES)).isEqualTo(Integer.toString(Integer.MAX_VALUE));
    }

    @Test
    void shouldLeaveWhatFitsAsItIs() {
        // Given
        byte[] value = new byte[Topics.MAX_MESSAGE_BYTES];

        // When
        ProducerRecord<byte[], byte[]> message = LETTER.toRecord("dead-letters", KEY, value, new RecordHeaders());

        // Then
        assertThat(message.value()).isEqualTo(value);
        assertThat(DeadLetter.isCut(message.headers())).isFalse();
    }

    private static String header(ProducerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
