package vn.diemcau.producer.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream without the zeros at its end: tapes and block devices pad archives with them, and gunzip ignores them. */
final class ZeroTrimmingStream extends FilterInputStream {
    private static final int SIZE = 8192;

    private final byte[] buffer = new byte[SIZE];
    /** Where the bytes that may be given out begin and end. */
    private int next;

    private int end;
    /** Zeros before those bytes, which are given out first. */
    private long before;
    /** Zeros after those bytes, which are given out once another byte than zero follows. */
    private long after;

    ZeroTrimmingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (next == end) {
            int count = in.read(buffer, 0, SIZE);
            if (count < 0) {
                return -1;
            }
            take(count);
        }
        if (before > 0) {
            int count = (int) Math.min(length, before);
            Arrays.fill(bytes, offset, offset + count, (byte) 0);
            before -= count;
            return count;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        return count;
    }

    private void take(int count) {
        int last = count;
        while (last > 0 && buffer[last - 1] == 0) {
            last--;
        }
        next = 0;
        end = last;
        if (last == 0) {
            after += count;
        } else {
            before = after;
            after = (long) count - last;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public int available() {
        return end - next;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
