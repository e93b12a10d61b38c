package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AnyTimestampTest {
    private final AnyTimestamp timestamps = new AnyTimestamp();

    @Test
    void shouldTakeTheTimestampOfARecord() {
        assertThat(timestamps.extract(at(17), 5)).isEqualTo(17);
    }

    @Test
    void shouldTakeTheLatestOfThePartitionWhereARecordHasNone() {
        assertThat(timestamps.extract(at(-1), 5)).isEqualTo(5);
    }

    @Test
    void shouldTakeTheEpochWhereNoRecordHasAny() {
        assertThat(timestamps.extract(at(-1), -1)).isZero();
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
