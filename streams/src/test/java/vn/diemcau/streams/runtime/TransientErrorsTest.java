package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.service.settings.SettingException;

class TransientErrorsTest {
    @ParameterizedTest
    @MethodSource
    void shouldStartAnewAfter(Throwable error) {
        assertThat(TransientErrors.isPassing(error)).isTrue();
    }

    static Stream<Throwable> shouldStartAnewAfter() {
        return Stream.of(
                new TimeoutException("metadata"),
                new StreamsException("commit", new KafkaException("error state", new TimeoutException("expired"))),
                new StreamsException("commit", new KafkaException("error state", new KafkaException("given up"))),
                new StreamsException("send", new TransactionAbortableException("aborted")),
                new StreamsException("commit", new InvalidTxnStateException("aborted by the coordinator before")),
                new StreamsException("registry", new KafkaException("away", new NetworkException("refused"))),
                new KafkaException("admin", new ConfigException("No resolvable bootstrap urls given in servers")),
                new StreamsException("punctuate", catchThrowable(TransientErrorsTest::askAProducerThatIsUnusable)));
    }

    private static void askAProducerThatIsUnusable() {
        try (MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.beginTransaction();
        }
    }

    @ParameterizedTest
    @MethodSource
    void shouldStopAfter(Throwable error) {
        assertThat(TransientErrors.isPassing(error)).isFalse();
    }

    static Stream<Throwable> shouldStopAfter() {
        return Stream.of(
                new StreamsException("init", new SettingException("the clock was set back")),
                new ProcessorStateException("put", new IOException("No space left on device")),
                new MissingSourceTopicException("conference-events"),
                new StreamsException("send", new TopicAuthorizationException("denied")),
                new StreamsException("poll", new SaslAuthenticationException("wrong password")),
                new StreamsException(
                        "registry", new SerializationException("401", new AuthenticationException("who?"))),
                new KafkaException("admin", new ConfigException("ssl.truststore.location is missing")),
                new IllegalStateException("a fault of ours"),
                new OutOfMemoryError("Java heap space"));
    }
}
