package vn.diemcau.cli.deadletters;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.CloudEventHeaders;

/**
 * Gives events that are sent back the CloudEvents headers which they came without. Those that an event has stay: it is
 * still the event of whoever sent it first.
 */
final class RedrivenEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RedrivenEvents.class);

    private final CloudEventHeaders headers = CloudEventHeaders.from("redrive");
    private final Deserializer<Object> events;

    RedrivenEvents(Settings settings) {
        events = AvroCodecs.deserializer(settings.get(Setting.DESERIALIZER), settings.registry());
    }

    ProducerRecord<byte[], byte[]> record(ProducerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(CloudEventHeaders.ID) == null) {
            try {
                SpecificRecord envelope = (SpecificRecord) events.deserialize(record.topic(), record.value());
                headers.ofEvent(envelope).forEach(header -> record.headers().add(header));
            } catch (KafkaException | ClassCastException e) {
                LOG.debug("Nobody can say what event it is; it goes back without headers of its own", e);
            }
        }
        return record;
    }
}
