package vn.diemcau.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class PassingErrorsTest {
    @Test
    void shouldTellABrokerThatIsAwayFromAnErrorThatComesAgain() {
        Throwable unusable = catchThrowable(PassingErrorsTest::askAProducerThatIsUnusable);

        assertThat(PassingErrors.isPassing(new StreamsException(new TimeoutException("away"))))
                .isTrue();
        assertThat(PassingErrors.isPassing(new StreamsException("Exception caught while punctuating", unusable)))
                .isTrue();
        assertThat(PassingErrors.isPassing(new StreamsException(new RecordTooLargeException())))
                .isFalse();
        assertThat(PassingErrors.isPassing(new IllegalStateException("our own")))
                .isFalse();
    }

    private static void askAProducerThatIsUnusable() {
        try (MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.beginTransaction();
        }
    }
}
