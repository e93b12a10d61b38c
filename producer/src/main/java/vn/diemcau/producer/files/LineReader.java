package vn.diemcau.producer.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import vn.diemcau.producer.ndjson.EventBytes;
import vn.diemcau.producer.ndjson.EventReader;

/**
 * Splits a stream into lines without ever holding more than one of at most {@link EventReader#MAX_LINE_BYTES}; what is
 * longer can only be copied elsewhere. A line ends with {@code \n}, {@code \r\n} or the stream. An incomplete line at
 * which the stream fails is not returned.
 */
public final class LineReader implements EventBytes {
    private static final int FIRST_SIZE = 1 << 16;

    /** The longest line with the longest line end. */
    private static final int MOST = EventReader.MAX_LINE_BYTES + 2;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private int limit;
    private boolean ended;
    private boolean cut;

    public LineReader(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean next() throws IOException {
        if (cut) {
            copyTo(OutputStream.nullOutputStream());
        }
        start = end;
        int searched = start;
        while (true) {
            for (int i = searched; i < limit; i++) {
                if (buffer[i] == '\n') {
                    end = i + 1;
                    return true;
                }
            }
            searched = limit;
            if (limit - start >= MOST) {
                end = limit;
                cut = true;
                return true;
            }
            int moved = start;
            if (!fill()) {
                end = limit;
                return limit > start;
            }
            searched -= moved - start;
        }
    }

    /** The array that holds the line, from {@link #offset}; not for {@link #tooLong} ones. */
    @Override
    public byte[] buffer() {
        return buffer;
    }

    @Override
    public int offset() {
        return start;
    }

    /** Bytes of the line without its line end; of a line that is too long, of its beginning. */
    @Override
    public int length() {
        int length = end - start;
        if (length > 0 && buffer[end - 1] == '\n') {
            length -= length > 1 && buffer[end - 2] == '\r' ? 2 : 1;
        }
        return length;
    }

    @Override
    public boolean tooLong() {
        return cut || length() > EventReader.MAX_LINE_BYTES;
    }

    /** Copies the line as it is, its line end too; a line that is too long can be copied once. */
    void copyTo(OutputStream out) throws IOException {
        out.write(buffer, start, end - start);
        while (cut) {
            start = 0;
            end = 0;
            limit = 0;
            cut = fill();
            int lineEnd = 0;
            while (lineEnd < limit && buffer[lineEnd] != '\n') {
                lineEnd++;
            }
            end = Math.min(lineEnd + 1, limit);
            cut = cut && lineEnd == limit;
            out.write(buffer, 0, end);
        }
    }

    /** Reads more bytes after the present ones, making space for them; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (limit == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                limit -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MOST + FIRST_SIZE));
            }
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }
}
