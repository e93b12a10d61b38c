package vn.diemcau.consumer.changes;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a listener is: the offset of the next record of each partition, in the order of the partitions, which is the
 * same for every process that reads the same topics. As text it is opaque.
 */
final class FeedPosition {
    /** A long needs as many bytes of seven bits at most. */
    private static final int LONGEST = 10;

    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private FeedPosition() {}

    /**
     * A position as text.
     *
     * @param topics what distinguishes these topics from others of the same names
     */
    static String text(int topics, long[] offsets) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + LONGEST * offsets.length);
        buffer.putInt(topics);
        for (long offset : offsets) {
            long rest = offset;
            while (rest >= MORE) {
                buffer.put((byte) (rest | MORE));
                rest >>>= BITS;
            }
            buffer.put((byte) rest);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(buffer.array(), buffer.position()));
    }

    /** The offsets of a text; empty if it is not a position in these topics with so many partitions. */
    static Optional<long[]> offsets(String text, int topics, int partitions) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (buffer.getInt() != topics) {
                return Optional.empty();
            }
            long[] offsets = new long[partitions];
            for (int i = 0; i < partitions; i++) {
                offsets[i] = offset(buffer);
            }
            return buffer.hasRemaining() ? Optional.empty() : Optional.of(offsets);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static long offset(ByteBuffer buffer) {
        long offset = 0;
        for (int shift = 0; shift < LONGEST * BITS; shift += BITS) {
            byte part = buffer.get();
            offset |= (long) (part & (MORE - 1)) << shift;
            if ((part & MORE) == 0) {
                return offset;
            }
        }
        throw new IllegalArgumentException("no offset");
    }
}
