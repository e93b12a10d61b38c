package vn.diemcau.streams.topology;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** The append times of records that are counted and not yet published; milliseconds since the epoch. */
final class AppendTimes {
    private long[] times = new long[256];
    private int size;
    private long oldest;

    void add(long time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
        }
        times[size++] = time;
        oldest = size == 1 ? time : Math.min(oldest, time);
    }

    /** The oldest; the given default if there is none. */
    long oldest(long other) {
        return size == 0 ? other : oldest;
    }

    /** Hands out all of them and forgets them. */
    void drain(LongConsumer consumer) {
        for (int i = 0; i < size; i++) {
            consumer.accept(times[i]);
        }
        clear();
    }

    void clear() {
        size = 0;
    }
}
