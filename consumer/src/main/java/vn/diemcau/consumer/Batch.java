package vn.diemcau.consumer;

import java.util.List;

/**
 * What goes into the database in one transaction.
 *
 * @param changes the changes, of each partition in the order of their offsets
 * @param steps how far the partitions go with it; a partition may move without a change, over markers of transactions
 */
record Batch(List<Change> changes, List<Step> steps) {
    Batch {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** From where the claim stands to the next offset to read. */
    record Step(Claim claim, long nextOffset) {}
}
