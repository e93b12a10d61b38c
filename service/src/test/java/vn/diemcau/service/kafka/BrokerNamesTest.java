package vn.diemcau.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BrokerNamesTest {
    @Test
    void shouldTellAnUnknownNameFromAMalformedOne() {
        Throwable unknown = failureOf("broker.invalid:9092");
        Throwable malformed = failureOf("broker.invalid");

        assertThat(BrokerNames.areUnresolved(unknown)).isTrue();
        assertThat(BrokerNames.areUnresolved(malformed)).isFalse();
    }

    private static Throwable failureOf(String servers) {
        return catchThrowable(() -> Admin.create(Map.of("bootstrap.servers", servers)));
    }
}
