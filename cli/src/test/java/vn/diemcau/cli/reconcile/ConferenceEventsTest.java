package vn.diemcau.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ConferenceEventsTest {
    private static final int CONFERENCES = 100;
    private static final int EVENTS = 7;

    @Test
    void shouldHaveAllEventsOfEachConferenceOfASample() {
        ConferenceEvents sample = sampled(5, 1);

        assertThat(sample.conferences()).hasSize(5);
        assertThat(sample.conferences().values())
                .allSatisfy(events -> assertThat(events).hasSize(EVENTS));
        assertThat(sample.last()).containsEntry(new TopicPartition("t", 0), (long) CONFERENCES * EVENTS - 1);
    }

    @Test
    void shouldDrawOthersForEachSeedAndEachConferenceAtSomeTime() {
        // Given
        Set<Bytes> drawn = new HashSet<>();

        // When
        for (int seed = 0; seed < 500; seed++) {
            drawn.addAll(sampled(5, seed).keys());
        }

        // Then
        assertThat(drawn).hasSize(CONFERENCES);
    }

    @Test
    void shouldHaveAllWhereThereAreNoMore() {
        assertThat(sampled(CONFERENCES + 1, 1).keys()).hasSize(CONFERENCES);
    }

    private static ConferenceEvents sampled(int size, long seed) {
        ConferenceEvents sample = ConferenceEvents.ofSample(size, seed);
        for (int i = 0; i < CONFERENCES * EVENTS; i++) {
            byte[] key = ("c" + i % CONFERENCES).getBytes(StandardCharsets.UTF_8);
            sample.add(new ConsumerRecord<>("t", 0, i, key, new byte[0]));
        }
        return sample;
    }
}
