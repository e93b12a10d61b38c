package vn.diemcau.producer.send;

import org.apache.kafka.clients.producer.ProducerRecord;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.topic.CloudEventHeaders;

/** Makes the records of events: topic, key and headers are the same for all senders. Safe for use by many threads. */
public final class EventRecords {
    private final String topicPrefix;
    private final CloudEventHeaders headers;

    /**
     * Records of a service.
     *
     * @param service the name under which the service writes, see {@link CloudEventHeaders#from}
     * @param topicPrefix goes before every topic name; empty for none
     */
    public EventRecords(String service, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        this.headers = CloudEventHeaders.from(service);
    }

    /** The record of an event; the partitioner chooses its partition by the key. */
    public ProducerRecord<String, Object> of(ParsedEvent event) {
        String topic = event.topic().name(topicPrefix);
        return new ProducerRecord<>(topic, null, event.key(), event.envelope(), headers.ofEvent(event.envelope()));
    }
}
