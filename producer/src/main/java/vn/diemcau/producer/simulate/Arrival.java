package vn.diemcau.producer.simulate;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that arrives.
 *
 * @param message goes to a topic of events; may be sent more than once
 * @param event what is in it; of poison, the valid event that it is made of
 * @param poison how it is bad, if it is
 */
public record Arrival(ProducerRecord<byte[], byte[]> message, SpecificRecord event, Optional<String> poison) {}
