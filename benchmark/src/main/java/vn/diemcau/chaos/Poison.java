package vn.diemcau.chaos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Records that must become dead letters, each of a kind of its own. */
enum Poison {
    /** Bytes that are in no format. */
    GARBAGE {
        @Override
        byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
            return garbage(random);
        }
    },
    /** A good head, and then the event breaks off. */
    CUT_OFF {
        @Override
        byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
            return Arrays.copyOf(super.value(events, serializer, random), 12);
        }
    },
    UNKNOWN_SCHEMA_ID {
        @Override
        byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
            byte[] bytes = super.value(events, serializer, random);
            ByteBuffer.wrap(bytes).putInt(1, 900_000 + random.nextInt(20));
            return bytes;
        }
    },
    NULL_VALUE {
        @Override
        byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
            return null;
        }
    },
    UNKNOWN_PROVINCE {
        @Override
        SiteJoined body() {
            return new SiteJoined("VN-99", "main", null, 10, null);
        }
    },
    KEY_OF_ANOTHER {
        @Override
        byte[] key() {
            return "chaos-1".getBytes(StandardCharsets.UTF_8);
        }
    },
    NO_KEY {
        @Override
        byte[] key() {
            return null;
        }
    },
    WRONG_PARTITION {
        @Override
        int partition(int partitions, Random random) {
            return (partitionOf(key(), partitions) + 1 + random.nextInt(partitions - 1)) % partitions;
        }
    },
    /** Not for {@code streams} but for the consumer: garbage among the summaries. */
    GARBAGE_SUMMARY {
        @Override
        Topic<?> topic(Random random) {
            return Topics.summaries().get(random.nextInt(Topics.summaries().size()));
        }

        @Override
        byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
            return garbage(random);
        }
    };

    private static final String KEY = "chaos-0";
    private static final Instant OCCURRED_AT = Instant.parse("2019-01-10T02:00:00Z");

    /** A record of this kind. */
    final ProducerRecord<byte[], byte[]> make(
            EventSource events, Serializer<Object> serializer, int partitions, Random random) {
        return new ProducerRecord<>(
                topic(random).name(), partition(partitions, random), key(), value(events, serializer, random));
    }

    Topic<?> topic(Random random) {
        return Topics.CONFERENCE_EVENTS;
    }

    byte[] key() {
        return KEY.getBytes(StandardCharsets.UTF_8);
    }

    int partition(int partitions, Random random) {
        return key() == null ? random.nextInt(partitions) : partitionOf(key(), partitions);
    }

    byte[] value(EventSource events, Serializer<Object> serializer, Random random) {
        SpecificRecord event = events.envelope(KEY, OCCURRED_AT, body());
        return serializer.serialize(Topics.CONFERENCE_EVENTS.name(), event);
    }

    /** What would be good under the right key. */
    SiteJoined body() {
        return new SiteJoined("VN-22", "poison", null, 7, null);
    }

    /** The partition to which Java clients send a key. */
    static int partitionOf(byte[] key, int partitions) {
        return KeyPartition.of(key, partitions);
    }

    private static byte[] garbage(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        bytes[0] = (byte) (1 + random.nextInt(127));
        return bytes;
    }
}
