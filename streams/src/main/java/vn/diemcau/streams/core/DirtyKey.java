package vn.diemcau.streams.core;

import java.util.List;
import vn.diemcau.topic.Topic;

/**
 * A record that has to be published anew.
 *
 * @param topic where
 * @param group what it belongs to: a conference, a unit, or nothing (empty)
 * @param parts the parts of its key
 */
public record DirtyKey(Topic<?> topic, String group, List<String> parts) {
    /** The key of a summary. */
    public String key() {
        return String.join("/", parts);
    }
}
