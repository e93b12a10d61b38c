package vn.diemcau.streams.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Builds the keys of records, and takes them apart. */
final class Key {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    private Key() {}

    /** The key, or prefix of keys, of what belongs to a conference. */
    static Key of(String conferenceId, RecordType<?> kind) {
        return new Key().text(conferenceId).end().letter(kind);
    }

    /** The key, or prefix of keys, of what belongs to the task. */
    static Key of(RecordType<?> kind) {
        return new Key().letter(kind);
    }

    /** Appends a part and the separator: in a prefix of scans for what is below exactly that part. */
    Key under(String part) {
        return text(part).end();
    }

    /** Appends the last part. */
    Key text(String part) {
        bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Appends a number of eight bytes in the order of its value. */
    Key number(long value) {
        return unsigned(value ^ Long.MIN_VALUE);
    }

    /** Appends a stamp of 24 bytes in the order of stamps. */
    Key stamp(EventOrder stamp) {
        return number(stamp.at())
                .unsigned(stamp.id().getMostSignificantBits())
                .unsigned(stamp.id().getLeastSignificantBits());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The text of a key from an offset on. */
    static String textFrom(byte[] key, int offset) {
        return new String(key, offset, key.length - offset, StandardCharsets.UTF_8);
    }

    /** The parts of a key from an offset on, which zero bytes separate. */
    static String[] partsFrom(byte[] key, int offset) {
        return textFrom(key, offset).split("\0", -1);
    }

    /** The number at an offset of a key. */
    static long numberAt(byte[] key, int offset) {
        return ByteBuffer.wrap(key).getLong(offset) ^ Long.MIN_VALUE;
    }

    /** The stamp at an offset of a key. */
    static EventOrder stampAt(byte[] key, int offset) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return new EventOrder(
                numberAt(key, offset),
                new UUID(bytes.getLong(offset + Long.BYTES), bytes.getLong(offset + 2 * Long.BYTES)));
    }

    /** The smallest key above all that start with a prefix, whose last byte is not the largest. */
    static byte[] after(byte[] prefix) {
        byte[] next = Arrays.copyOf(prefix, prefix.length);
        next[next.length - 1]++;
        return next;
    }

    private Key letter(RecordType<?> kind) {
        bytes.write(kind.letter());
        return this;
    }

    private Key end() {
        bytes.write(0);
        return this;
    }

    private Key unsigned(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }
}
