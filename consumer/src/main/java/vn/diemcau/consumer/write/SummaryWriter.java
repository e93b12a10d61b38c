package vn.diemcau.consumer.write;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.consumer.table.DatabaseErrors;
import vn.diemcau.consumer.table.SummaryTable;

/** Writes batches: rows and positions in one transaction, so that either all of a batch is there or nothing. */
final class SummaryWriter {
    private final Jdbi jdbi;
    private final Replays replays;
    private final Map<SummaryTable, TableStatements> statements = new EnumMap<>(SummaryTable.class);

    SummaryWriter(Jdbi jdbi, String prefix) {
        this.jdbi = jdbi;
        this.replays = new Replays(SummaryTable.byTopic(prefix));
        for (SummaryTable table : SummaryTable.values()) {
            statements.put(table, new TableStatements(table));
        }
    }

    /**
     * Writes a batch, without the changes that the database refuses; returns the written changes, the last one of each
     * key.
     *
     * @param beforeCommit gets the batch just before the commit, with all refused records; an exception from it undoes
     *     everything
     * @throws FencedException if a partition of it was taken over by another consumer; nothing is written
     */
    List<SummaryChange> write(Batch batch, Consumer<Batch> beforeCommit) {
        Batch rest = batch;
        List<BadRecordException> bad = writeUnlessRefused(rest, beforeCommit);
        while (!bad.isEmpty()) {
            rest = rest.without(bad);
            bad = writeUnlessRefused(rest, beforeCommit);
        }
        return lastOfEachKey(rest.changes());
    }

    /** The changes that the database refuses; if there is one, nothing is written. */
    private List<BadRecordException> writeUnlessRefused(Batch batch, Consumer<Batch> beforeCommit) {
        List<SummaryChange> changes = lastOfEachKey(batch.changes());
        try {
            jdbi.useTransaction(handle -> {
                // Rows that a crash of the database loses are lost with their positions, so they are read again.
                handle.execute("set local synchronous_commit to off");
                PositionTable.advance(handle, batch.steps());
                apply(handle, changes, batch.steps());
                batch.steps().forEach(step -> replays.end(handle, step));
                beforeCommit.accept(batch);
            });
            return List.of();
        } catch (SQLException | RuntimeException e) {
            RuntimeException error = unchecked(e);
            List<BadRecordException> bad = DatabaseErrors.isRefusal(error)
                    ? culprits(changes, batch.steps(), error).toList()
                    : List.of();
            if (bad.isEmpty()) {
                throw error;
            }
            return bad;
        }
    }

    private void apply(Handle handle, List<SummaryChange> changes, List<Batch.Step> steps) throws SQLException {
        Map<TopicPartition, Long> replays = new HashMap<>();
        steps.forEach(step -> replays.put(step.claim().partition(), step.claim().replay()));
        Map<SummaryTable, List<SummaryChange>> upserts = new EnumMap<>(SummaryTable.class);
        Map<SummaryTable, List<SummaryChange>> tombstones = new EnumMap<>(SummaryTable.class);
        for (SummaryChange change : changes) {
            (change.isTombstone() ? tombstones : upserts)
                    .computeIfAbsent(change.table(), table -> new ArrayList<>())
                    .add(change);
        }
        for (Map.Entry<SummaryTable, List<SummaryChange>> rows : upserts.entrySet()) {
            statements
                    .get(rows.getKey())
                    .upsert(
                            handle.getConnection(),
                            topic(rows),
                            rows.getValue(),
                            change -> replays.get(change.partition()));
        }
        for (Map.Entry<SummaryTable, List<SummaryChange>> rows : tombstones.entrySet()) {
            statements.get(rows.getKey()).delete(handle.getConnection(), topic(rows), rows.getValue());
        }
    }

    /** Halves the changes until only the refused ones are left; its attempts are rolled back. */
    private Stream<BadRecordException> culprits(
            List<SummaryChange> changes, List<Batch.Step> steps, RuntimeException refusal) {
        if (changes.size() <= 1) {
            return changes.stream()
                    .map(change -> new BadRecordException(
                            change.partition(),
                            change.offset(),
                            "the database refuses it: " + DatabaseErrors.reason(refusal),
                            refusal));
        }
        int middle = changes.size() / 2;
        return Stream.of(changes.subList(0, middle), changes.subList(middle, changes.size()))
                .flatMap(half -> refusal(half, steps).stream().flatMap(again -> culprits(half, steps, again)));
    }

    /** Why the database refuses the changes; empty if it does not. */
    private Optional<RuntimeException> refusal(List<SummaryChange> changes, List<Batch.Step> steps) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                apply(handle, changes, steps);
                return Optional.empty();
            } finally {
                handle.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            RuntimeException error = unchecked(e);
            if (DatabaseErrors.isRefusal(error)) {
                return Optional.of(error);
            }
            throw error;
        }
    }

    private static List<SummaryChange> lastOfEachKey(Collection<SummaryChange> changes) {
        record Key(SummaryTable table, List<String> parts) {}

        Map<Key, SummaryChange> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(new Key(change.table(), change.key()), change));
        return List.copyOf(last.values());
    }

    private static String topic(Map.Entry<SummaryTable, List<SummaryChange>> changes) {
        return changes.getValue().get(0).partition().topic();
    }

    private static RuntimeException unchecked(Exception error) {
        return error instanceof RuntimeException runtime ? runtime : new IllegalStateException(error);
    }
}
