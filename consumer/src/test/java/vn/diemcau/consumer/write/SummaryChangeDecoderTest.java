package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.DirectiveStatus;

class SummaryChangeDecoderTest {
    private static final Settings SETTINGS =
            Settings.from(Map.of()).with(Setting.SCHEMA_REGISTRY, "mock://change-decoder-test");
    private static final String TOPIC = "p.directive-statuses";

    private final SummaryChangeDecoder decoder =
            new SummaryChangeDecoder("p.", ConsumerClients.deserializers(SETTINGS));

    @Test
    void shouldDecodeASummary() {
        // Given
        DirectiveStatus status = SummarySamples.status("c1", "d1", "VN-22");

        // When
        SummaryChange change = decoder.decode(record(bytes("c1/d1/VN-22"), avro(status)));

        // Then
        assertThat(change.table()).isEqualTo(SummaryTable.STATUSES);
        assertThat(change.partition()).hasToString("p.directive-statuses-2");
        assertThat(change.offset()).isEqualTo(17);
        assertThat(change.key()).containsExactly("c1", "d1", "VN-22");
        assertThat(change.summary()).isEqualTo(status);
    }

    @Test
    void shouldDecodeATombstone() {
        SummaryChange change = decoder.decode(record(bytes("c1/d1/VN-22"), null));

        assertThat(change.isTombstone()).isTrue();
        assertThat(change.key()).containsExactly("c1", "d1", "VN-22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1/d1", "c1/d1/VN-22/x", "", "c1"})
    void shouldRefuseAKeyWithOtherParts(String key) {
        // Given
        ConsumerRecord<byte[], byte[]> record = record(bytes(key), null);

        // When, then
        assertThatThrownBy(() -> decoder.decode(record))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContainingAll(
                        "p.directive-statuses-2",
                        "offset 17",
                        "'" + key + "'",
                        "[conferenceId, directiveId, province]");
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        assertThatThrownBy(() -> decoder.decode(record(null, null)))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("no key");
    }

    @Test
    void shouldRefuseAKeyThatIsNotUtf8() {
        assertThatThrownBy(() -> decoder.decode(record(new byte[] {'c', (byte) 0xC3, '('}, null)))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void shouldRefuseAKeyThatIsNotThatOfItsValue() {
        byte[] value = avro(SummarySamples.status("c1", "d1", "VN-22"));

        assertThatThrownBy(() -> decoder.decode(record(bytes("c1/d1/VN-23"), value)))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContainingAll("[c1, d1, VN-23]", "[c1, d1, VN-22]");
    }

    @Test
    void shouldRefuseBytesThatEndTooSoonRatherThanWaitForMore() {
        byte[] value = avro(SummarySamples.status("c1", "d1", "VN-22"));

        assertThatThrownBy(() -> decoder.decode(record(bytes("c1/d1/VN-22"), Arrays.copyOf(value, value.length / 2))))
                .isInstanceOf(BadRecordException.class);
    }

    @Test
    void shouldRefuseWhatIsNoAvro() {
        assertThatThrownBy(() -> decoder.decode(record(bytes("c1/d1/VN-22"), bytes("{}"))))
                .isInstanceOf(BadRecordException.class);
    }

    private static byte[] avro(SpecificRecord summary) {
        try (Serializer<SpecificRecord> serializer =
                AvroCodecs.serializer(SETTINGS.get(Setting.SERIALIZER), SETTINGS.registry())) {
            return serializer.serialize(TOPIC, summary);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, 2, 17, key, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
