package vn.diemcau.consumer.write;

import java.util.ArrayList;
import java.util.List;

/**
 * The changes of one database transaction.
 *
 * @param changes the changes, of each partition in the order of their offsets
 * @param refused the records that cannot become changes, nor be written
 * @param steps how far the partitions go with it; a partition may move without a change, over markers of transactions
 */
record Batch(List<SummaryChange> changes, List<BadRecordException> refused, List<Step> steps) {
    Batch {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
        steps = List.copyOf(steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The batch without changes that turned out to be bad. */
    Batch without(List<BadRecordException> bad) {
        List<BadRecordException> allRefused = new ArrayList<>(refused);
        allRefused.addAll(bad);
        List<SummaryChange> rest = changes.stream()
                .filter(change -> bad.stream().noneMatch(one -> one.isAbout(change.partition(), change.offset())))
                .toList();
        return new Batch(rest, allRefused, steps);
    }

    /** From the offset of the claim to the next offset to read. */
    record Step(PartitionLease claim, long nextOffset) {}
}
