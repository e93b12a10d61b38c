package vn.diemcau.streams.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vn.diemcau.topic.Topics;

/**
 * What a task still has to publish. The changes themselves are on the heap; that a group has any is on record, since
 * the heap is lost with the process: a task that starts publishes all of the groups on record anew.
 */
public final class Outbox implements DirtyKeys {
    private final StateStore books;
    private final Set<DirtyKey> changes = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();

    public Outbox(RawStore records) {
        this.books = new StateStore(records);
    }

    /** The groups that had unpublished changes when the task stopped. */
    public List<String> groupsOnRecord() {
        Key all = Key.of(RecordType.UNPUBLISHED);
        return books.scan(RecordType.UNPUBLISHED, all).stream()
                .map(line -> Key.textFrom(line.key(), all.bytes().length))
                .toList();
    }

    /** DirtyKeys that wait. */
    public int size() {
        return changes.size();
    }

    /** Hands out all that waits, in the order in which it first changed, and forgets it. */
    public void drain(Consumer<DirtyKey> publisher) {
        changes.forEach(publisher);
        changes.clear();
        groups.forEach(group -> books.delete(Key.of(RecordType.UNPUBLISHED).text(group)));
        groups.clear();
    }

    @Override
    public void conference(String conferenceId) {
        add(new DirtyKey(Topics.CONFERENCE_SUMMARIES, conferenceId, List.of(conferenceId)));
    }

    @Override
    public void participation(String conferenceId, String unit) {
        add(new DirtyKey(Topics.PARTICIPATION_SUMMARIES, conferenceId, List.of(conferenceId, unit)));
    }

    @Override
    public void directive(String conferenceId, String directiveId) {
        add(new DirtyKey(Topics.DIRECTIVE_SUMMARIES, conferenceId, List.of(conferenceId, directiveId)));
    }

    @Override
    public void status(String conferenceId, String directiveId, String unit) {
        add(new DirtyKey(Topics.DIRECTIVE_STATUSES, conferenceId, List.of(conferenceId, directiveId, unit)));
    }

    @Override
    public void partial(String key) {
        add(new DirtyKey(Topics.PROVINCE_PARTIALS, "", List.of(key)));
    }

    void total(String successor, String key) {
        add(new DirtyKey(Topics.PROVINCE_SUMMARIES, successor, List.of(key)));
    }

    private void add(DirtyKey change) {
        if (changes.add(change) && groups.add(change.group())) {
            books.put(RecordType.UNPUBLISHED, Key.of(RecordType.UNPUBLISHED).text(change.group()), true);
        }
    }
}
