package vn.diemcau.producer.simulate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ProvinceSelection;

/**
 * Writes envelopes as lines of the NDJSON ingest form into one growing array of bytes, with no tree and no text between.
 * It writes what the simulator makes: texts without control characters. Not for use by several threads at once.
 */
final class LineWriter {
    private static final byte[] OCCURRED_AT = bytes("\",\"occurredAt\":\"");
    private static final byte[] EVENT_ID = bytes(",\"eventId\":\"");
    private static final byte[] HEX = bytes("0123456789abcdef");
    private static final byte[] ALL = bytes("\"ALL\"");
    private static final byte[] ZONE = bytes("+07:00\"");

    private final IdentityHashMap<Schema, Shape> shapes = new IdentityHashMap<>();
    private byte[] out = new byte[1 << 20];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] dayText;

    /** How the lines of a type begin and what its fields are called, as they stand on a line. */
    private record Shape(byte[] start, byte[][] names) {}

    /** The array that holds the lines; it may change with each line. */
    byte[] bytes() {
        return out;
    }

    int length() {
        return length;
    }

    /** Forgets all lines, keeps the room. */
    void clear() {
        length = 0;
    }

    /** Adds bytes as they are. */
    void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    /** Adds a line. */
    void line(SpecificRecord envelope) {
        SpecificRecord body = (SpecificRecord) envelope.get(4);
        Shape shape = shapes.computeIfAbsent(body.getSchema(), LineWriter::shape);
        raw(shape.start);
        ascii((String) envelope.get(1));
        raw(OCCURRED_AT);
        timestamp(((Instant) envelope.get(2)).toEpochMilli());
        raw(EVENT_ID);
        uuid((UUID) envelope.get(0));
        room(1);
        out[length++] = '"';
        for (int i = 0; i < shape.names.length; i++) {
            Object value = body.get(i);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                raw(shape.names[i]);
                value(value);
            }
        }
        room(2);
        out[length++] = '}';
        out[length++] = '\n';
    }

    /** Puts another line in the place of the last one, which begins at an index. */
    void replaceLine(int start, UnaryOperator<byte[]> change) {
        byte[] line = change.apply(Arrays.copyOfRange(out, start, length - 1));
        length = start;
        raw(line);
        room(1);
        out[length++] = '\n';
    }

    private static Shape shape(Schema schema) {
        byte[] start = bytes("{\"type\":\"" + schema.getName() + "\",\"conferenceId\":\"");
        byte[][] names = schema.getFields().stream()
                .map(field -> bytes(",\"" + field.name() + "\":"))
                .toArray(byte[][]::new);
        return new Shape(start, names);
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Integer number) {
            room(11);
            number(number);
        } else if (value instanceof Enum<?> symbol) {
            room(2);
            out[length++] = '"';
            ascii(symbol.name());
            room(1);
            out[length++] = '"';
        } else if (value instanceof ProvinceSelection selection) {
            if (selection.getAll()) {
                raw(ALL);
            } else {
                list(selection.getProvinces());
            }
        } else if (value instanceof List<?> texts) {
            list(texts);
        } else if (value instanceof Instant instant) {
            room(1);
            out[length++] = '"';
            timestamp(instant.toEpochMilli());
        } else if (value instanceof LocalDate date) {
            text(date.toString());
        } else if (value instanceof BigDecimal decimal) {
            ascii(decimal.stripTrailingZeros().toPlainString());
        } else {
            throw new IllegalArgumentException("No line can hold a " + value.getClass());
        }
    }

    private void list(List<?> texts) {
        room(2);
        out[length++] = '[';
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                room(1);
                out[length++] = ',';
            }
            text((String) texts.get(i));
        }
        room(1);
        out[length++] = ']';
    }

    /** A text in quotes. A char takes three bytes at most; two make the four of a character beyond them. */
    private void text(String text) {
        int chars = text.length();
        room(3 * chars + 2);
        byte[] to = out;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c == '"' || c == '\\') {
                    throw new IllegalArgumentException("A text that needs escapes: " + text);
                }
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else {
                to[at++] = (byte) (0xe0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | c & 0x3f);
            }
        }
        to[at++] = '"';
        length = at;
    }

    private void ascii(String text) {
        int chars = text.length();
        room(chars);
        for (int i = 0; i < chars; i++) {
            out[length + i] = (byte) text.charAt(i);
        }
        length += chars;
    }

    /** A timestamp and the quote that ends it. Times follow each other closely, so the day is seldom a new one. */
    private void timestamp(long at) {
        long local = at + Times.OFFSET;
        long itsDay = Math.floorDiv(local, Times.DAY);
        if (itsDay != day) {
            day = itsDay;
            dayText = bytes(LocalDate.ofEpochDay(itsDay) + "T");
        }
        raw(dayText);
        room(12);
        int millis = (int) (local - itsDay * Times.DAY);
        twoDigits(millis / 3_600_000);
        out[length++] = ':';
        twoDigits(millis / 60_000 % 60);
        out[length++] = ':';
        twoDigits(millis / 1000 % 60);
        int fraction = millis % 1000;
        if (fraction != 0) {
            out[length++] = '.';
            out[length++] = (byte) ('0' + fraction / 100);
            twoDigits(fraction % 100);
        }
        raw(ZONE);
    }

    private void uuid(UUID id) {
        room(36);
        hex(id.getMostSignificantBits() >>> 32, 8);
        out[length++] = '-';
        hex(id.getMostSignificantBits() >>> 16, 4);
        out[length++] = '-';
        hex(id.getMostSignificantBits(), 4);
        out[length++] = '-';
        hex(id.getLeastSignificantBits() >>> 48, 4);
        out[length++] = '-';
        hex(id.getLeastSignificantBits(), 12);
    }

    private void hex(long bits, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out[length++] = HEX[(int) (bits >>> shift) & 0xf];
        }
    }

    /** A number that is not negative, from its last digit on. */
    private void number(int value) {
        int digits = 1;
        for (int rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void twoDigits(int value) {
        out[length++] = (byte) ('0' + value / 10);
        out[length++] = (byte) ('0' + value % 10);
    }

    private void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
