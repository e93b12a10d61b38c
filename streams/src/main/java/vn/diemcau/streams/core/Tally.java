package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** A value for each {@link Counter}; immutable. */
final class Tally {
    static final Tally ZERO = new Tally(new long[0]);

    /** Counters past the end are zero. */
    private final long[] values;

    private Tally(long[] values) {
        this.values = values;
    }

    static Tally of(Counter counter, long value) {
        return ZERO.plus(counter, value);
    }

    @JsonCreator
    static Tally stored(long[] values) {
        return new Tally(values);
    }

    @JsonValue
    long[] stored() {
        return values;
    }

    long get(Counter counter) {
        return at(counter.ordinal());
    }

    Tally plus(Counter counter, long value) {
        if (value == 0) {
            return this;
        }
        long[] sum = Arrays.copyOf(values, Math.max(values.length, counter.ordinal() + 1));
        sum[counter.ordinal()] += value;
        return new Tally(sum);
    }

    Tally plus(Tally other) {
        return combine(other, 1);
    }

    Tally minus(Tally other) {
        return combine(other, -1);
    }

    boolean isZero() {
        for (long value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private Tally combine(Tally other, int sign) {
        if (other.values.length == 0) {
            return this;
        }
        long[] sum = Arrays.copyOf(values, Math.max(values.length, other.values.length));
        for (int i = 0; i < other.values.length; i++) {
            sum[i] += sign * other.values[i];
        }
        return new Tally(sum);
    }

    private long at(int index) {
        return index < values.length ? values[index] : 0;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tally tally)) {
            return false;
        }
        for (int i = Math.max(values.length, tally.values.length) - 1; i >= 0; i--) {
            if (at(i) != tally.at(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int end = values.length;
        while (end > 0 && values[end - 1] == 0) {
            end--;
        }
        return Arrays.hashCode(Arrays.copyOf(values, end));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Counter counter : Counter.values()) {
            if (get(counter) != 0) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(counter)
                        .append('=')
                        .append(get(counter));
            }
        }
        return text.append('}').toString();
    }
}
