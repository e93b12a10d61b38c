package vn.diemcau.streams.topology;

import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.streams.core.BodyValidator;
import vn.diemcau.streams.core.Event;
import vn.diemcau.streams.core.ImpossibleEventException;

/** Lets in the records of the event topics that are as the contract says; the others are dead letters. */
public final class EventValidator {
    private EventValidator() {}

    /**
     * The event of a record; all of it is judged.
     *
     * @param key the key of the record, may be null
     * @param envelope its value, may be null
     * @param partition the partition that it was found on
     * @param partitions the count of partitions of each event topic
     * @throws ImpossibleEventException if it breaks a rule of the contract; the message says which
     */
    public static Event pass(String key, SpecificRecord envelope, int partition, int partitions) {
        if (key == null || envelope == null) {
            throw new ImpossibleEventException("there is no " + (key == null ? "key" : "value"));
        }
        int partitionOfKey = DiemcauTopology.partitionOf(key, partitions);
        if (partitionOfKey != partition) {
            throw new ImpossibleEventException("the key belongs to partition " + partitionOfKey
                    + " (murmur2, as Java clients hash): its producer needs that partitioner, which is"
                    + " partitioner=murmur2_random in librdkafka (kcat, confluent-kafka-*)");
        }
        Event event = Event.of(envelope);
        BodyValidator.pass(key, event);
        return event;
    }
}
