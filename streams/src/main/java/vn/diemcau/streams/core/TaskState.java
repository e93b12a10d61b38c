package vn.diemcau.streams.core;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task stores about itself: the version of its state, and the offset of the last record of each topic that it
 * has counted.
 */
public final class TaskState {
    /** What belongs to the task and nothing else. */
    static final String OWNER = "\u0003";

    private static final String FORM = "form";

    /** Increased with each change of the records that older or newer versions cannot read. */
    private static final long CURRENT_FORM = 2;

    private final StateStore store;
    private final SortedMap<String, Long> offsets = new TreeMap<>();
    private boolean changed;

    /**
     * Opens the state of a task.
     *
     * @throws ForeignStateException if another version has written it
     */
    public TaskState(StateStore store) {
        this.store = store;
        Drawer<String, Long> numbers = store.drawer(OWNER, RecordType.NUMBER);
        Long form = numbers.get(FORM);
        if (form == null && !store.isEmpty()) {
            throw new ForeignStateException();
        }
        if (form == null) {
            numbers.put(FORM, CURRENT_FORM);
        } else if (form != CURRENT_FORM) {
            throw new ForeignStateException();
        }
        positions().stream().forEach(position -> offsets.put(position.getKey(), position.getValue()));
    }

    /** The record at an offset was counted. */
    public void counted(String topic, long offset) {
        offsets.put(topic, offset);
        changed = true;
    }

    /** The offset of the last record that was counted, by topic. */
    public SortedMap<String, Long> offsets() {
        return offsets;
    }

    /** Writes everything that has changed; to be called before each commit. */
    public void flush() {
        if (changed) {
            offsets.forEach(positions()::put);
            changed = false;
        }
        store.flush();
    }

    private Drawer<String, Long> positions() {
        return store.drawer(OWNER, RecordType.POSITION);
    }
}
