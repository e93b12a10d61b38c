package vn.diemcau.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessExceptionTest {
    @ParameterizedTest
    @MethodSource
    void shouldSayWhatToGrantOrToSet(Throwable error, String named, String remedy) {
        assertThat(AccessException.of(new ExecutionException(new KafkaException("wrapped", error))))
                .hasValueSatisfying(denied -> assertThat(denied).hasMessageContainingAll(named, remedy));
    }

    static Stream<Arguments> shouldSayWhatToGrantOrToSet() {
        String grant = "docs/SECURITY.md";
        return Stream.of(
                Arguments.of(new TopicAuthorizationException(Set.of("speech-events")), "[speech-events]", grant),
                Arguments.of(GroupAuthorizationException.forGroupId("g"), "group g", grant),
                Arguments.of(
                        new TransactionalIdAuthorizationException("denied."),
                        "transactional id, which begins with DIEMCAU_APPLICATION_ID (denied)",
                        grant),
                Arguments.of(new ClusterAuthorizationException("denied"), "(denied)", grant),
                Arguments.of(
                        new SaslAuthenticationException("Authentication failed"),
                        "(Authentication failed)",
                        "DIEMCAU_KAFKA_SASL_JAAS_CONFIG"),
                Arguments.of(
                        new SslAuthenticationException("PKIX path building failed"),
                        "(PKIX path building failed)",
                        "DIEMCAU_KAFKA_SSL_TRUSTSTORE_LOCATION"));
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhoAskedWhereTheClientNamesNothing(Exception error, String named) {
        assertThat(AccessException.of(new KafkaException("The topics [a] cannot be deleted: no.", error)))
                .hasValueSatisfying(denied -> assertThat(denied)
                        .hasMessageContaining(named + " (The topics [a] cannot be deleted: no); './diemcau access'"));
    }

    static Stream<Arguments> shouldSayWhoAskedWhereTheClientNamesNothing() {
        return Stream.of(
                Arguments.of(new TopicAuthorizationException("no."), "use the topics"),
                Arguments.of(new GroupAuthorizationException("no."), "use the group"));
    }

    @Test
    void shouldNameATransactionalId() {
        AccessException denied =
                AccessException.ofTransactionalId("redrives", new TransactionalIdAuthorizationException("no."));

        assertThat(denied).hasMessageContainingAll("use the transactional id redrives; ", "docs/SECURITY.md");
    }

    @Test
    void shouldSayNothingOfOtherErrors() {
        assertThat(AccessException.of(new KafkaException(new TimeoutException("away"))))
                .isEmpty();
        assertThat(AccessException.of(null)).isEmpty();
    }

    @Test
    void shouldStayWhatItIs() {
        AccessException first =
                AccessException.of(new SaslAuthenticationException("no")).orElseThrow();

        assertThat(AccessException.of(new RuntimeException(first))).containsSame(first);
    }
}
