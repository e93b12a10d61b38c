package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;

/**
 * What a cell adds to the totals of a quarter, or such totals.
 *
 * @param quarter of the conference's date, e.g. {@code 2019-Q1}; empty of a cell that contributes nothing
 * @param counters by unit, {@code MAP/CODE}; a conference of map 63 counts for the successors of its units, too
 */
public record Contribution(String quarter, SortedMap<String, long[]> counters) {
    private static final ProvinceRegister REGISTER = ProvinceRegister.get();

    /** The units of map 63 that became a unit of map 34. */
    private static final Map<String, List<String>> PREDECESSORS = predecessors();

    public static Contribution none() {
        return new Contribution("", new TreeMap<>());
    }

    /**
     * What a cell contributes.
     *
     * @param successor the unit of map 34 that its provinces became
     * @param entries the counters of its entries by the province as sent
     */
    public static Contribution of(
            Frame frame, Cell cell, Map<String, long[]> entries, String successor, LocalDate today) {
        if (!frame.counts()) {
            return none();
        }
        LocalDate date = frame.date();
        ProvinceMap map = ProvinceMap.on(date);
        Map<String, long[]> units = new HashMap<>();
        entries.forEach((code, counters) -> Counters.add(unit(units, map, code), counters, 1));
        countSites(frame, cell, map, units);
        for (String invited : addressed(frame.all, frame.invited, map, successor)) {
            long[] counters = unit(units, map, invited);
            counters[Counters.INVITED] = 1;
            counters[Counters.ABSENT] = frame.closed != null && counters[Counters.ATTENDED] == 0 ? 1 : 0;
        }
        countReports(cell, map, units);
        countDirectives(frame, cell, map, successor, today, units);

        SortedMap<String, long[]> all = new TreeMap<>();
        long[] sum = new long[Counters.SIZE];
        units.forEach((unit, counters) -> {
            Counters.add(sum, counters, 1);
            if (map == ProvinceMap.MAP_63 && !Counters.areZero(counters)) {
                all.put("63/" + unit, counters);
            }
        });
        if (!Counters.areZero(sum)) {
            all.put("34/" + successor, sum);
        }
        return new Contribution(date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR), all);
    }

    /** Adds another, so many times; units that come to zero stay, so that somebody hears of it. */
    public Contribution plus(Contribution other, int times) {
        SortedMap<String, long[]> sum = new TreeMap<>();
        counters.forEach((unit, values) -> sum.put(unit, values.clone()));
        other.counters.forEach((unit, values) ->
                Counters.add(sum.computeIfAbsent(unit, absent -> new long[Counters.SIZE]), values, times));
        return new Contribution(quarter, sum);
    }

    /** The same for the whole country: {@code 63/VN} and {@code 34/VN}. */
    public Contribution ofNation() {
        SortedMap<String, long[]> sum = new TreeMap<>();
        counters.forEach((unit, values) -> Counters.add(
                sum.computeIfAbsent(unit.substring(0, 3) + ProvinceRegister.NATION, absent -> new long[Counters.SIZE]),
                values,
                1));
        return new Contribution(quarter, sum);
    }

    public static void writeCounters(Map<String, long[]> counters, DataOutput out) throws IOException {
        out.writeShort(counters.size());
        for (var unit : counters.entrySet()) {
            out.writeUTF(unit.getKey());
            for (long value : unit.getValue()) {
                writeVarLong(value, out);
            }
        }
    }

    public static SortedMap<String, long[]> readCounters(DataInput in) throws IOException {
        SortedMap<String, long[]> counters = new TreeMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String unit = in.readUTF();
            long[] values = new long[Counters.SIZE];
            for (int i = 0; i < values.length; i++) {
                values[i] = readVarLong(in);
            }
            counters.put(unit, values);
        }
        return counters;
    }

    private static void countSites(Frame frame, Cell cell, ProvinceMap map, Map<String, long[]> units) {
        Map<String, Site> sites = new TreeMap<>();
        cell.sites.forEach((key, site) -> {
            int slash = key.indexOf('/');
            sites.merge(REGISTER.unitOn(map, key.substring(0, slash)) + key.substring(slash), site, Site::and);
        });
        Map<String, Long> milliseconds = new HashMap<>();
        Map<String, Long> firstJoins = new HashMap<>();
        sites.forEach((key, site) -> {
            String unit = key.substring(0, key.indexOf('/'));
            Presence presence = Presence.of(site, frame);
            if (presence.stays() > 0) {
                long[] counters = units.computeIfAbsent(unit, absent -> new long[Counters.SIZE]);
                counters[Counters.SITES]++;
                counters[Counters.DELEGATES] += presence.delegates();
                counters[Counters.RECONNECTS] += presence.stays() - 1;
                milliseconds.merge(unit, presence.milliseconds(), Long::sum);
                firstJoins.merge(unit, presence.firstJoin(), Math::min);
            }
        });
        firstJoins.forEach((unit, first) -> {
            long[] counters = units.get(unit);
            counters[Counters.ATTENDED] = 1;
            counters[Counters.LATE] = frame.opened != null && first > frame.opened.at() ? 1 : 0;
            counters[Counters.CONNECTED_SECONDS] = milliseconds.get(unit) / 1000;
        });
    }

    private static void countReports(Cell cell, ProvinceMap map, Map<String, long[]> units) {
        Map<String, Cell.Report> reports = new HashMap<>();
        cell.reports.forEach((code, report) -> reports.merge(REGISTER.unitOn(map, code), report, (one, other) -> {
            boolean otherSites = other.sitesAt() != null && other.sitesAt().isAfter(one.sitesAt());
            boolean otherDelegates =
                    other.delegatesAt() != null && other.delegatesAt().isAfter(one.delegatesAt());
            return new Cell.Report(
                    otherSites ? other.sitesAt() : one.sitesAt(),
                    otherSites ? other.sites() : one.sites(),
                    otherDelegates ? other.delegatesAt() : one.delegatesAt(),
                    otherDelegates ? other.delegates() : one.delegates());
        }));
        reports.forEach((unit, report) -> {
            long[] counters = units.computeIfAbsent(unit, absent -> new long[Counters.SIZE]);
            counters[Counters.SITES_REPORTED] = report.sites();
            counters[Counters.DELEGATES_REPORTED] = report.delegates();
        });
    }

    private static void countDirectives(
            Frame frame, Cell cell, ProvinceMap map, String successor, LocalDate today, Map<String, long[]> units) {
        Map<String, Cell.Status> statuses = new HashMap<>();
        cell.statuses.forEach((key, status) -> {
            int slash = key.indexOf('/');
            statuses.merge(
                    REGISTER.unitOn(map, key.substring(0, slash)) + key.substring(slash),
                    status,
                    (one, other) -> other.stamp().isAfter(one.stamp()) ? other : one);
        });
        frame.directives.forEach((id, issue) -> {
            if (issue.stands()) {
                for (String unit : addressed(issue.all, issue.codes, map, successor)) {
                    count(issue, statuses.get(unit + "/" + id), today, unit(units, map, unit));
                }
            }
        });
    }

    private static void count(Frame.Issue issue, Cell.Status status, LocalDate today, long[] counters) {
        counters[Counters.ASSIGNED]++;
        counters[Counters.PERCENT_TOTAL] += status == null ? 0 : status.percent();
        if (status != null && status.completed()) {
            long on = LocalDate.ofInstant(Instant.ofEpochMilli(status.stamp().at()), Frame.VIETNAM)
                    .toEpochDay();
            counters[issue.dueOn == null || on <= issue.dueOn ? Counters.ON_TIME : Counters.COMPLETED_LATE]++;
        } else {
            counters[issue.dueOn != null && issue.dueOn < today.toEpochDay() ? Counters.OVERDUE : Counters.OPEN]++;
        }
    }

    /** The units of the cell that a selection of provinces names. */
    private static List<String> addressed(boolean all, List<String> codes, ProvinceMap map, String successor) {
        if (all) {
            return map == ProvinceMap.MAP_34 ? List.of(successor) : PREDECESSORS.get(successor);
        }
        return codes.stream()
                .filter(code -> REGISTER.successor(code).equals(successor))
                .map(code -> REGISTER.unitOn(map, code))
                .distinct()
                .toList();
    }

    private static long[] unit(Map<String, long[]> units, ProvinceMap map, String code) {
        return units.computeIfAbsent(REGISTER.unitOn(map, code), absent -> new long[Counters.SIZE]);
    }

    private static Map<String, List<String>> predecessors() {
        Map<String, List<String>> predecessors = new HashMap<>();
        for (Unit unit : REGISTER.units(ProvinceMap.MAP_63)) {
            predecessors
                    .computeIfAbsent(REGISTER.successor(unit.code()), successor -> new ArrayList<>())
                    .add(unit.code());
        }
        return predecessors;
    }

    /** Small numbers, of either sign, in few bytes. */
    private static void writeVarLong(long value, DataOutput out) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readVarLong(DataInput in) throws IOException {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.readByte();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }
}
