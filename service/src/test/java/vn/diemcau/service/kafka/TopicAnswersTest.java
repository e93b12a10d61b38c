package vn.diemcau.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicAnswersTest {
    @Test
    void shouldLeaveOutWhatIsAnExpectedError() throws Exception {
        // Given
        Map<String, KafkaFuture<Integer>> answers = Map.of(
                "there", KafkaFuture.completedFuture(3), "absent", failed(new UnknownTopicOrPartitionException()));

        // When
        Map<String, Integer> found = TopicAnswers.of(answers, UnknownTopicOrPartitionException.class::isInstance);

        // Then
        assertThat(found).isEqualTo(Map.of("there", 3));
    }

    @Test
    void shouldNameAllTopicsThatAreRefused() {
        // Given
        Map<String, KafkaFuture<Integer>> answers = Map.of(
                "there", KafkaFuture.completedFuture(3),
                "one", failed(new TopicAuthorizationException("Topic authorization failed.")),
                "two", failed(new TopicAuthorizationException("Topic authorization failed.")));

        // When
        Throwable error = catchThrowable(() -> TopicAnswers.of(answers, expected -> false));

        // Then
        assertThat(AccessException.of(error))
                .hasValueSatisfying(denied -> assertThat(denied).hasMessageContaining("topics [one, two]; "));
    }

    @Test
    void shouldFailWithAnErrorThatIsNotExpected() {
        Map<String, KafkaFuture<Integer>> answers = Map.of("bad name", failed(new InvalidTopicException("bad name")));

        assertThat(catchThrowable(() -> TopicAnswers.of(answers, UnknownTopicOrPartitionException.class::isInstance)))
                .hasCauseInstanceOf(InvalidTopicException.class);
    }

    private static KafkaFuture<Integer> failed(Throwable error) {
        KafkaFutureImpl<Integer> future = new KafkaFutureImpl<>();
        future.completeExceptionally(error);
        return future;
    }
}
