package vn.diemcau.streams.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;

/**
 * The form of keys in a {@link RawStore}: the owner, a zero byte, the letter of the record's type, optionally a group
 * and a zero byte, and the id of the record within the group. No other class knows this form.
 *
 * <p>The owner is a conference, or something else; only the latter begins with a control character.
 */
final class Key {
    private Key() {}

    /** How the last part of a key is written and read. */
    enum Form {
        TEXT,
        STAMP
    }

    /** Texts in the order of their code points, which is that of their bytes. */
    static final Comparator<String> BY_CODE_POINTS = (one, other) -> {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean samePlane = Character.isSurrogate(a) == Character.isSurrogate(b);
                return samePlane ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    };

    /** The prefix of all keys of a drawer. */
    static byte[] prefix(String owner, RecordType<?, ?> type, String group) {
        String text = owner + '\0' + type.letter() + (group.isEmpty() ? "" : group + '\0');
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The key of a record of a drawer. */
    static byte[] of(byte[] prefix, Object last) {
        byte[] tail =
                last instanceof EventOrder stamp ? bytes(stamp) : ((String) last).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + tail.length)
                .put(prefix)
                .put(tail)
                .array();
    }

    /** What distinguishes a record from the others of its drawer. */
    static Object last(byte[] prefix, byte[] key, Form form) {
        if (form == Form.TEXT) {
            return new String(key, prefix.length, key.length - prefix.length, StandardCharsets.UTF_8);
        }
        ByteBuffer bytes = ByteBuffer.wrap(key, prefix.length, key.length - prefix.length);
        return new EventOrder(bytes.getLong() ^ Long.MIN_VALUE, new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** The smallest key above all that start with a prefix, whose last byte is not the largest. */
    static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        next[next.length - 1]++;
        return next;
    }

    private static byte[] bytes(EventOrder stamp) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(stamp.at() ^ Long.MIN_VALUE)
                .putLong(stamp.id().getMostSignificantBits())
                .putLong(stamp.id().getLeastSignificantBits())
                .array();
    }
}
