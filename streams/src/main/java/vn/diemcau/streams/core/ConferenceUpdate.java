package vn.diemcau.streams.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What events have changed of a conference since it was last published: its cells at once, its totals once it is
 * {@link Settlement settled}.
 */
final class ConferenceUpdate implements Counts {
    private final String id;
    private final StateStore store;
    private final Drawer<String, Cell> cells;
    private Conference conference;
    private boolean isNew;

    /** As the totals were last settled. */
    private CountingBasis settledBasis;

    private final SortedMap<String, Cell> settledCells = new TreeMap<>();

    /** Whether the cells were counted on another basis; nothing is added until they are counted again. */
    private boolean stale;

    /** Units of which a site has lost an extreme (first join, last leave, latest chair). */
    private final Set<String> withoutExtremes = new TreeSet<>();

    private ConferenceTotals totals;
    private boolean rowChanged;
    private final Set<String> changedCells = new TreeSet<>();
    private final SortedMap<String, Set<String>> changedDirectives = new TreeMap<>();

    /** Directives that changed while nothing was added, with their old values. */
    private final Map<String, DirectiveState> settledDirectives = new HashMap<>();

    private int size;

    ConferenceUpdate(String id, StateStore store) {
        this.id = id;
        this.store = store;
        Conference stored = store.drawer(id, RecordType.CONFERENCE).get("");
        this.isNew = stored == null;
        if (isNew) {
            store.isNew(id);
        }
        this.conference = stored == null ? Conference.WAITING : stored;
        this.settledBasis = conference.basis();
        this.cells = store.drawer(id, RecordType.CELL);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CountingBasis basis() {
        return stale ? CountingBasis.NONE : conference.basis();
    }

    /** Whether nothing of the conference is kept yet. */
    boolean isNew() {
        return isNew;
    }

    ConferenceState state() {
        return conference.state();
    }

    /** Replaces the state of the conference. */
    void replace(ConferenceState state) {
        Conference after = Conference.of(state);
        stale |= !after.basis().hasCellsOf(conference.basis());
        conference = after;
        isNew = false;
        store.drawer(id, RecordType.CONFERENCE).put("", after);
        touchRow();
    }

    @Override
    public void add(String unit, Tally more) {
        if (basis().counts() && !more.isZero()) {
            replace(unit, cell(unit).plus(more));
        }
    }

    @Override
    public void site(String unit, Presence before, Presence after) {
        if (basis().counts() && !after.equals(before)) {
            Cell cell = cell(unit);
            if (cell.loses(before, after)) {
                withoutExtremes.add(unit);
            }
            replace(unit, cell.replacing(before, after, basis()));
        }
    }

    @Override
    public void addOwn(Tally more) {
        if (basis().counts() && !more.isZero()) {
            replace(totals().plusOwn(more));
        }
    }

    @Override
    public void addDirectives(long more) {
        if (basis().counts() && more != 0) {
            replace(totals().plusDirectives(more));
        }
    }

    Cell cell(String unit) {
        return cells.get(unit, Cell.EMPTY);
    }

    List<String> units() {
        return cells.stream().map(Map.Entry::getKey).toList();
    }

    /** Replaces the cell of a unit. */
    void replace(String unit, Cell cell) {
        Cell before = cell(unit);
        if (cell.equals(before)) {
            return;
        }
        touch(unit);
        if (cell.equals(Cell.EMPTY)) {
            cells.delete(unit);
        } else {
            cells.put(unit, cell);
        }
    }

    ConferenceTotals totals() {
        if (totals == null) {
            totals = store.drawer(id, RecordType.TOTALS).get("", ConferenceTotals.ZERO);
        }
        return totals;
    }

    void replace(ConferenceTotals after) {
        if (!after.equals(totals())) {
            totals = after;
            store.drawer(id, RecordType.TOTALS).put("", after);
            touchRow();
        }
    }

    boolean isStale() {
        return stale;
    }

    CountingBasis settledBasis() {
        return settledBasis;
    }

    /** The old values of changed cells, by unit. */
    SortedMap<String, Cell> settledCells() {
        return settledCells;
    }

    Set<String> withoutExtremes() {
        return withoutExtremes;
    }

    /** The conference counts by its basis from now on. */
    void isFresh() {
        stale = false;
        withoutExtremes.clear();
    }

    /** The totals agree with the cells. */
    void isSettled() {
        settledBasis = conference.basis();
        settledCells.clear();
        settledDirectives.clear();
    }

    void touchRow() {
        size += rowChanged ? 0 : 1;
        rowChanged = true;
    }

    /** The cell of a unit is about to change, or what it contributes. */
    void touch(String unit) {
        settledCells.putIfAbsent(unit, cell(unit));
        size += changedCells.add(unit) ? 1 : 0;
    }

    /** A directive has changed. */
    void touchDirective(String directiveId) {
        size += changedDirectives.putIfAbsent(directiveId, new TreeSet<>()) == null ? 1 : 0;
    }

    /** The status of a unit under a directive has changed. */
    void touchStatus(String directiveId, String unit) {
        touchDirective(directiveId);
        size += changedDirectives.get(directiveId).add(unit) ? 1 : 0;
    }

    /** A directive is about to change. */
    void keepSettled(String directiveId, DirectiveState before) {
        if (stale) {
            settledDirectives.putIfAbsent(directiveId, before);
        }
    }

    /** A directive as it was when totals were settled, where it has changed while nothing was added. */
    DirectiveState settledDirective(String directiveId, DirectiveState now) {
        return settledDirectives.getOrDefault(directiveId, now);
    }

    boolean isRowChanged() {
        return rowChanged;
    }

    Set<String> changedCells() {
        return changedCells;
    }

    /** The units whose status has changed, by directive; none where only the directive itself has. */
    SortedMap<String, Set<String>> changedDirectives() {
        return changedDirectives;
    }

    /** How many summaries have changed. */
    int size() {
        return size;
    }
}
