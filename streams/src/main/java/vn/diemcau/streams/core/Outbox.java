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
public final class Outbox implements Changes {
    private final Books books;
    private final Set<Change> changes = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();

    public Outbox(Records records) {
        this.books = new Books(records);
    }

    /** The groups that had unpublished changes when the task stopped. */
    public List<String> groupsOnRecord() {
        Key all = Key.of(Kind.UNPUBLISHED);
        return books.scan(Kind.UNPUBLISHED, all).stream()
                .map(line -> Key.textFrom(line.key(), all.bytes().length))
                .toList();
    }

    /** Changes that wait. */
    public int size() {
        return changes.size();
    }

    /** Hands out all that waits, in the order in which it first changed, and forgets it. */
    public void drain(Consumer<Change> publisher) {
        changes.forEach(publisher);
        changes.clear();
        groups.forEach(group -> books.delete(Key.of(Kind.UNPUBLISHED).text(group)));
        groups.clear();
    }

    @Override
    public void conference(String conferenceId) {
        add(new Change(Topics.CONFERENCE_SUMMARIES, conferenceId, List.of(conferenceId)));
    }

    @Override
    public void participation(String conferenceId, String unit) {
        add(new Change(Topics.PARTICIPATION_SUMMARIES, conferenceId, List.of(conferenceId, unit)));
    }

    @Override
    public void directive(String conferenceId, String directiveId) {
        add(new Change(Topics.DIRECTIVE_SUMMARIES, conferenceId, List.of(conferenceId, directiveId)));
    }

    @Override
    public void status(String conferenceId, String directiveId, String unit) {
        add(new Change(Topics.DIRECTIVE_STATUSES, conferenceId, List.of(conferenceId, directiveId, unit)));
    }

    @Override
    public void partial(String key) {
        add(new Change(Topics.PROVINCE_PARTIALS, "", List.of(key)));
    }

    void total(String successor, String key) {
        add(new Change(Topics.PROVINCE_SUMMARIES, successor, List.of(key)));
    }

    private void add(Change change) {
        if (changes.add(change) && groups.add(change.group())) {
            books.put(Kind.UNPUBLISHED, Key.of(Kind.UNPUBLISHED).text(change.group()), true);
        }
    }
}
