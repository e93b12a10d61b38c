package vn.diemcau.streams.core;

import java.util.SortedMap;
import java.util.TreeMap;

/** The offset of the last record of each source topic that a task has counted. */
public final class Positions {
    private final Books books;
    private final SortedMap<String, Long> offsets = new TreeMap<>();

    public Positions(Records records) {
        this.books = new Books(records);
        Key all = Key.of(Kind.POSITION);
        for (Books.Line<Long> line : books.scan(Kind.POSITION, all)) {
            offsets.put(Key.textFrom(line.key(), all.bytes().length), line.value());
        }
    }

    /** The record at an offset was counted. */
    public void counted(String topic, long offset) {
        offsets.put(topic, offset);
        books.put(Kind.POSITION, Key.of(Kind.POSITION).text(topic), offset);
    }

    /** The offsets by topic. */
    public SortedMap<String, Long> offsets() {
        return new TreeMap<>(offsets);
    }
}
