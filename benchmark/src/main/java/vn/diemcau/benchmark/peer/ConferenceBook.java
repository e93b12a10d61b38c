package vn.diemcau.benchmark.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;

/**
 * A conference in memory, for a stream processor that keeps one state for each. Its pieces (the frame, each cell, each
 * entry) are loaded together, and saved where they changed; what the provinces' totals change by is settled then, too.
 */
public final class ConferenceBook {
    private static final ProvinceRegister REGISTER = ProvinceRegister.get();
    private static final List<String> SUCCESSORS =
            REGISTER.units(ProvinceMap.MAP_34).stream().map(Unit::code).toList();

    private static final String FRAME = "frame";
    private static final String CELL = "cell/";
    private static final String ENTRY = "entry/";

    private Frame frame = new Frame();
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, Contribution> settled = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

    /** The counters of the entries by unit of map 34 and province as sent. */
    private final Map<String, SortedMap<String, long[]>> sums = new HashMap<>();

    private boolean frameChanged;
    private final Set<String> changedCells = new HashSet<>();
    private final Set<String> changedEntries = new HashSet<>();

    /** Takes a saved piece. */
    public void load(String name, byte[] piece) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
        try {
            if (name.equals(FRAME)) {
                frame = Frame.read(in);
            } else if (name.startsWith(CELL)) {
                String successor = name.substring(CELL.length());
                cells.put(successor, Cell.read(in));
                settled.put(successor, new Contribution(in.readUTF(), Contribution.readCounters(in)));
            } else {
                Entry entry = Entry.read(in);
                entries.put(name.substring(ENTRY.length()), entry);
                sum(entry, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what an event says. */
    public void apply(PeerEvent event) {
        Optional<String> entryId = Entry.idOf(event.body());
        if (entryId.isPresent()) {
            Entry entry = entries.computeIfAbsent(entryId.get(), id -> new Entry());
            touch(entry);
            sum(entry, -1);
            entry.apply(event);
            sum(entry, 1);
            touch(entry);
            changedEntries.add(entryId.get());
        } else if (Frame.takes(event.body())) {
            frame.apply(event, code -> true);
            frameChanged = true;
        } else if (Cell.provinceOf(event.body()) != null) {
            String successor = REGISTER.successor(Cell.provinceOf(event.body()));
            cells.computeIfAbsent(successor, code -> new Cell()).apply(event);
            changedCells.add(successor);
        }
    }

    /**
     * Says what has changed since it did so last.
     *
     * @param totals gets what the total of a row, {@code MAP/CODE/PERIOD}, changes by; a row may come more than once
     * @param saved gets the pieces that changed, by their names
     */
    public void settle(LocalDate today, BiConsumer<String, long[]> totals, BiConsumer<String, byte[]> saved) {
        List<String> changed = frameChanged ? SUCCESSORS : new ArrayList<>(changedCells);
        for (String successor : changed) {
            Contribution before = settled.getOrDefault(successor, Contribution.none());
            Contribution after = Contribution.of(
                    frame,
                    cells.computeIfAbsent(successor, code -> new Cell()),
                    sums.getOrDefault(successor, new TreeMap<>()),
                    successor,
                    today);
            settled.put(successor, after);
            tell(before, -1, totals);
            tell(after, 1, totals);
            saved.accept(CELL + successor, bytes(out -> {
                cells.get(successor).write(out);
                out.writeUTF(after.quarter());
                Contribution.writeCounters(after.counters(), out);
            }));
        }
        if (frameChanged) {
            saved.accept(FRAME, bytes(frame::write));
        }
        changedEntries.forEach(id -> saved.accept(ENTRY + id, bytes(entries.get(id)::write)));
        frameChanged = false;
        changedCells.clear();
        changedEntries.clear();
    }

    private void touch(Entry entry) {
        if (entry.countsFor() != null) {
            changedCells.add(REGISTER.successor(entry.countsFor()));
        }
    }

    private void sum(Entry entry, int times) {
        String province = entry.countsFor();
        if (province != null) {
            SortedMap<String, long[]> unit =
                    sums.computeIfAbsent(REGISTER.successor(province), successor -> new TreeMap<>());
            entry.addTo(unit.computeIfAbsent(province, code -> new long[Counters.SIZE]), times);
        }
    }

    private static void tell(Contribution contribution, int times, BiConsumer<String, long[]> totals) {
        if (contribution.counters().isEmpty()) {
            return;
        }
        String quarter = contribution.quarter();
        List<String> periods = List.of(quarter, quarter.substring(0, quarter.indexOf('-')), "ALL");
        contribution.counters().forEach((unit, counters) -> {
            long[] change = new long[Counters.SIZE];
            Counters.add(change, counters, times);
            String nation = unit.substring(0, unit.indexOf('/') + 1) + ProvinceRegister.NATION;
            for (String period : periods) {
                totals.accept(unit + "/" + period, change);
                totals.accept(nation + "/" + period, change);
            }
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
