package vn.diemcau.producer.ndjson;

import java.io.IOException;

/** Goes through a stream of events in the ingest form, one after the other, each as the bytes that {@link EventReader} takes. */
public interface EventBytes {
    /**
     * Moves to the next event; false where there is none.
     *
     * @throws IOException if the stream cannot be read, or is none of events; what was read before is good
     */
    boolean next() throws IOException;

    /** The array that holds the event, from {@link #offset}; not for {@link #tooLong} ones. Valid until the next move. */
    byte[] buffer();

    int offset();

    /** Bytes of the event; of one that is too long, of its beginning. */
    int length();

    /** Whether it is over {@link EventReader#MAX_LINE_BYTES}; it is not held then. */
    boolean tooLong();

    /** Whether there is nothing but what JSON takes for white space. */
    default boolean blank() {
        for (int i = offset(); i < offset() + length(); i++) {
            byte b = buffer()[i];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
