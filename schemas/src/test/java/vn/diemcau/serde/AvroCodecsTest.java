package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.registry.MockRegistry;
import vn.diemcau.registry.RegistryException;

class AvroCodecsTest {
    private static final String SERIALIZER = AvroSerializer.class.getName();
    private static final String DESERIALIZER = AvroDeserializer.class.getName();
    private static final Map<String, Object> CONFIG = Map.of("schema.registry.url", "mock://codecs");

    /** Remembers what it was configured with. */
    public static final class Recorder implements Serializer<Object> {
        private static Map<String, ?> seen;

        @Override
        public void configure(Map<String, ?> properties, boolean isKey) {
            seen = isKey ? null : Map.copyOf(properties);
        }

        @Override
        public byte[] serialize(String topic, Object data) {
            return new byte[0];
        }
    }

    @AfterEach
    void dropScope() {
        MockRegistry.drop("codecs");
    }

    @Test
    void shouldMakeASerdeOfGeneratedClasses() throws RegistryException {
        // Given
        Serde<ConferenceEvent> serde = AvroCodecs.serde(SERIALIZER, DESERIALIZER, ConferenceEvent.class, CONFIG);

        // When
        byte[] bytes = serde.serializer().serialize(EventSamples.TOPIC, EventSamples.joined());

        // Then
        assertThat(serde.deserializer().deserialize(EventSamples.TOPIC, bytes)).isEqualTo(EventSamples.joined());
        assertThat(MockRegistry.scope("codecs")
                        .latest("conference-events-value")
                        .schema()
                        .toString())
                .isEqualTo(ConferenceEvent.getClassSchema().toString());
    }

    @Test
    void shouldConfigureWhateverClassIsNamedForValuesUnderTopicNames() {
        // When
        AvroCodecs.serializer(
                Recorder.class.getName(),
                Map.of(
                        "schema.registry.url",
                        "u",
                        "value.subject.name.strategy",
                        "x",
                        "avro.remove.java.properties",
                        "no"));

        // Then
        assertThat(Recorder.seen)
                .isEqualTo(Map.of(
                        "schema.registry.url",
                        "u",
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                        "avro.remove.java.properties",
                        "no",
                        "avro.use.logical.type.converters",
                        true));
    }

    @Test
    void shouldNameTheProfileWhereConfluentsClassesAreMissing() {
        assumeFalse(ConfluentClasses.arePresent(), "Confluent's serializers are on the class path");

        assertThatThrownBy(() -> AvroCodecs.serializer("io.confluent.kafka.serializers.KafkaAvroSerializer", CONFIG))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "io.confluent.kafka.serializers.KafkaAvroSerializer", "-Pconfluent", "DIEMCAU_CLASSPATH");
    }

    @Test
    void shouldRefuseClassesThatAreNoSerializers() {
        assertThatThrownBy(() -> AvroCodecs.deserializer(SERIALIZER, ConferenceEvent.class, CONFIG))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Deserializer");
    }
}
