package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.summary.ProvinceSummary;

class TrustedPackagesTest {
    @Test
    void shouldTrustTheContractAndWhatWasTrustedBefore() {
        // Given
        TrustedPackages.trust();

        // When
        ClassSecurityPredicate global = ClassSecurityValidator.getGlobal();

        // Then
        assertThat(global.isTrusted(ConferenceEvent.class)).isTrue();
        assertThat(global.isTrusted(ProvinceSummary.class)).isTrue();
        assertThat(global.isTrusted(String.class)).isTrue();
        assertThat(global.isTrusted(TrustedPackages.class)).isFalse();
        assertThat(global.isTrusted(ProcessBuilder.class)).isFalse();
    }
}
