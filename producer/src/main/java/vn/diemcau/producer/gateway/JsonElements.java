package vn.diemcau.producer.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import vn.diemcau.producer.ndjson.EventBytes;
import vn.diemcau.producer.ndjson.EventReader;

/**
 * Splits a JSON array into its elements, or takes a single value as the only one, without ever holding more than one of
 * at most {@link EventReader#MAX_LINE_BYTES}. It only finds the ends of elements; whether they are valid JSON is
 * checked later. Bytes of ASCII are never part of another character in UTF-8.
 */
final class JsonElements implements EventBytes {
    private static final int READ_SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] read = new byte[READ_SIZE];
    private int position;
    private int limit;
    private byte[] element = new byte[1 << 12];
    private int length;
    private boolean tooLong;
    private boolean begun;
    private boolean array;
    private boolean ended;

    JsonElements(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        length = 0;
        tooLong = false;
        int first = skipWhiteSpace();
        if (!begun) {
            begun = true;
            if (first < 0) {
                throw new IOException("the body is empty");
            }
            array = first == '[';
            first = array ? skipWhiteSpace() : first;
            if (array && first == ']') {
                end();
                return false;
            }
        }
        copyElement(first);
        return true;
    }

    /** From its first byte up to the comma or bracket that ends it. */
    private void copyElement(int first) throws IOException {
        int depth = 0;
        boolean text = false;
        boolean escaped = false;
        for (int b = first; b >= 0; b = nextByte()) {
            if (text) {
                text = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (depth > 0 && (b == '}' || b == ']')) {
                depth--;
            } else if (array && depth == 0 && b == ',') {
                return;
            } else if (array && depth == 0 && b == ']') {
                end();
                return;
            }
            append(b);
        }
        ended = true;
        if (array) {
            throw new IOException("the array is not closed");
        }
    }

    private void append(int b) {
        if (length >= EventReader.MAX_LINE_BYTES) {
            tooLong = true;
            return;
        }
        if (length == element.length) {
            element = Arrays.copyOf(element, Math.min(2 * length, EventReader.MAX_LINE_BYTES));
        }
        element[length++] = (byte) b;
    }

    /** There must be nothing after the array. */
    private void end() throws IOException {
        ended = true;
        if (skipWhiteSpace() >= 0) {
            throw new IOException("there is something after the end of the array");
        }
    }

    private int skipWhiteSpace() throws IOException {
        int b = nextByte();
        while (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
            b = nextByte();
        }
        return b;
    }

    private int nextByte() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.read(read, 0, read.length);
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return read[position++] & 0xff;
    }

    @Override
    public byte[] buffer() {
        return element;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public boolean tooLong() {
        return tooLong;
    }

    /** A missing element between two commas is a fault, not a blank line. */
    @Override
    public boolean blank() {
        return false;
    }
}
