package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import vn.diemcau.event.AttendanceReported;

/**
 * The figures that were stated for the provinces of the territory of one unit of map 34, or (code null) for a whole
 * conference: the latest of each.
 */
record AttendanceState(List<Stated> stated) {
    static final AttendanceState EMPTY = new AttendanceState(List.of());

    /** A stated figure. */
    record Figure(EventOrder stamp, long value) {
        static Figure later(Figure one, Figure other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.stamp.isAfter(other.stamp) ? one : other;
        }
    }

    /** The latest figures for a code as sent; each null where it was never stated. */
    record Stated(String code, Figure provinces, Figure sites, Figure delegates) {}

    AttendanceState with(EventOrder stamp, AttendanceReported body) {
        String code = body.getProvince();
        Stated before = new Stated(
                code, latest(code, Stated::provinces), latest(code, Stated::sites), latest(code, Stated::delegates));
        Stated after = new Stated(
                code,
                Figure.later(before.provinces(), figure(stamp, body.getProvinces())),
                Figure.later(before.sites(), figure(stamp, body.getSites())),
                Figure.later(before.delegates(), figure(stamp, body.getDelegates())));
        if (after.equals(before)) {
            return this;
        }
        List<Stated> changed = new ArrayList<>(stated);
        changed.removeIf(other -> Objects.equals(other.code(), code));
        changed.add(after);
        return new AttendanceState(changed);
    }

    /** The units for which something was stated. */
    SortedSet<String> units(CountingBasis basis) {
        SortedSet<String> units = new TreeSet<>();
        for (Stated one : stated) {
            units.add(basis.unit(one.code()));
        }
        return units;
    }

    Tally tally(CountingBasis basis, String unit) {
        Figure sites = null;
        Figure delegates = null;
        for (Stated one : stated) {
            if (basis.unit(one.code()).equals(unit)) {
                sites = Figure.later(sites, one.sites());
                delegates = Figure.later(delegates, one.delegates());
            }
        }
        return Tally.of(Counter.SITES_REPORTED, sites == null ? 0 : sites.value())
                .plus(Counter.DELEGATES_REPORTED, delegates == null ? 0 : delegates.value());
    }

    /** The latest figure of a kind for a code as sent (null: the whole conference); null where it was never stated. */
    Figure latest(String code, Function<Stated, Figure> kind) {
        for (Stated one : stated) {
            if (Objects.equals(one.code(), code)) {
                return kind.apply(one);
            }
        }
        return null;
    }

    private static Figure figure(EventOrder stamp, Integer value) {
        return value == null ? null : new Figure(stamp, value);
    }
}
