package vn.diemcau.cli.deadletters;

import java.util.HashMap;
import java.util.Map;
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
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Gives events that are sent back the CloudEvents headers which they came without. Existing headers stay: it is still
 * the event of the original sender.
 */
final class RedrivenEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RedrivenEvents.class);

    private final CloudEventHeaders headers = CloudEventHeaders.from("redrive");
    /** By the names of their topics. */
    private final Map<String, Deserializer<? extends SpecificRecord>> events = new HashMap<>();

    RedrivenEvents(Settings settings) {
        for (Topic<?> topic : Topics.events()) {
            events.put(
                    topic.name(settings.get(Setting.TOPIC_PREFIX)),
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER),
                            topic.valueType().asSubclass(SpecificRecord.class),
                            settings.registry()));
        }
    }

    ProducerRecord<byte[], byte[]> record(ProducerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(CloudEventHeaders.ID) == null) {
            try {
                SpecificRecord envelope = events.get(record.topic()).deserialize(record.topic(), record.value());
                headers.ofEvent(envelope).forEach(header -> record.headers().add(header));
            } catch (KafkaException | ClassCastException e) {
                LOG.debug("The event cannot be decoded; it is sent back without CloudEvents headers", e);
            }
        }
        return record;
    }
}
