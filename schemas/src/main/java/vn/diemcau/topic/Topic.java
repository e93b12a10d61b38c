package vn.diemcau.topic;

import java.util.Map;
import vn.diemcau.schema.Compatibility;

/**
 * A topic of the contract: its name without prefix, what it holds and how the broker keeps it. Keys are strings
 * (UTF-8); values are Avro in Confluent's wire format, except for {@link Role#DEAD_LETTERS} and {@link Role#INTERNAL}.
 *
 * @param name the name without the prefix of the installation
 * @param valueType the generated class of the values; {@code byte[]} where they are not Avro
 * @param role what the topic is for
 * @param settings the topic's settings on the broker, by their Kafka names
 * @param <V> the type of the values
 */
public record Topic<V>(String name, Class<V> valueType, Role role, Map<String, String> settings) {
    /** What a topic is for. */
    public enum Role {
        /** Facts, kept for ever. */
        EVENTS,
        /** Summaries, the latest of each key kept. */
        SUMMARIES,
        /** Records that could not be processed, as raw bytes, and which of them were sent back. */
        DEAD_LETTERS,
        /** Internal records between the stages of the topology. */
        INTERNAL
    }

    public Topic {
        settings = Map.copyOf(settings);
    }

    /** The name on the broker. */
    public String name(String prefix) {
        return prefix + name;
    }

    /** The subject of the values under TopicNameStrategy. */
    public String subject(String prefix) {
        return name(prefix) + "-value";
    }

    /** What a new version of the values' schema must share with all versions before it. */
    public Compatibility compatibility() {
        return switch (role) {
            case EVENTS -> Compatibility.BACKWARD_TRANSITIVE;
            case SUMMARIES -> Compatibility.FULL_TRANSITIVE;
            case DEAD_LETTERS, INTERNAL -> Compatibility.NONE;
        };
    }
}
