package vn.diemcau.producer.ndjson;

import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.topic.Topic;

/**
 * An event and where it belongs.
 *
 * @param topic the topic that takes it
 * @param key the key of the record: its conferenceId
 * @param envelope a {@code ConferenceEvent}, {@code SpeechEvent} or {@code DirectiveEvent}, as the topic's type says
 */
public record ParsedEvent(Topic<?> topic, String key, SpecificRecord envelope) {}
