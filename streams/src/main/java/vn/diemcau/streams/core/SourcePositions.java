package vn.diemcau.streams.core;

import java.util.SortedMap;
import java.util.TreeMap;

/** The offset of the last record of each source topic that a task has counted. */
public final class SourcePositions {
    private final StateStore books;
    private final SortedMap<String, Long> offsets = new TreeMap<>();

    public SourcePositions(RawStore records) {
        this.books = new StateStore(records);
        Key all = Key.of(RecordType.POSITION);
        for (StateStore.Line<Long> line : books.scan(RecordType.POSITION, all)) {
            offsets.put(Key.textFrom(line.key(), all.bytes().length), line.value());
        }
    }

    /** The record at an offset was counted. */
    public void counted(String topic, long offset) {
        offsets.put(topic, offset);
        books.put(RecordType.POSITION, Key.of(RecordType.POSITION).text(topic), offset);
    }

    /** The offsets by topic. */
    public SortedMap<String, Long> offsets() {
        return new TreeMap<>(offsets);
    }
}
