package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.registry.RegistryStub;
import vn.diemcau.schema.Compatibility;

class SchemaRegistrarTest {
    private static final String LEVEL = "PUT /config/conference-events-value";
    private static final String REGISTER = "POST /subjects/conference-events-value/versions";

    private final RegistryStub registry = new RegistryStub();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldSetTheLevelBeforeItRegisters() {
        // Given
        registry.then(200, "{\"compatibility\": \"BACKWARD_TRANSITIVE\"}").then(200, "{\"id\": 9}");

        // When
        int id = bringUp();

        // Then
        assertThat(id).isEqualTo(9);
        assertThat(registry.requests()).extracting(RegistryStub.Request::line).containsExactly(LEVEL, REGISTER);
        assertThat(registry.requests().get(0).body()).isEqualTo("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    }

    @Test
    void shouldSetTheLevelAfterwardsWhereTheRegistryDoesNotKnowTheSubjectYet() {
        // Given
        registry.then(404, "{\"error_code\": 40401, \"message\": \"no such subject\"}")
                .then(200, "{\"id\": 9}")
                .then(200, "{\"compatibility\": \"BACKWARD_TRANSITIVE\"}");

        // When
        bringUp();

        // Then
        assertThat(registry.requests()).extracting(RegistryStub.Request::line).containsExactly(LEVEL, REGISTER, LEVEL);
    }

    @Test
    void shouldRegisterWhatTheSerializerWould() {
        // Given
        registry.then(200, "{\"id\": 9}");
        bringUp();

        // When
        AvroCodecs.<ConferenceEvent>serializer(AvroSerializer.class.getName(), registry.config())
                .serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(registry.requests()).hasSize(3);
        assertThat(registry.requests().get(2)).isEqualTo(registry.requests().get(1));
    }

    @Test
    void shouldSayWhichSchemaIsRefused() {
        registry.then(200, "{}").then(409, "{\"error_code\": 409, \"message\": \"incompatible\"}");

        assertThatThrownBy(this::bringUp)
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("vn.diemcau.event.ConferenceEvent", "conference-events-value", "incompatible");
    }

    @Test
    void shouldFailWhereNoLevelIsTaken() {
        registry.then(404, "{\"error_code\": 40401}").then(200, "{\"id\": 9}").then(404, "{\"error_code\": 40401}");

        assertThatThrownBy(this::bringUp)
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("does not accept the compatibility level", "conference-events-value");
    }

    private int bringUp() {
        return new SchemaRegistrar(registry.config())
                .bringUp(EventSamples.TOPIC, ConferenceEvent.getClassSchema(), Compatibility.BACKWARD_TRANSITIVE);
    }
}
