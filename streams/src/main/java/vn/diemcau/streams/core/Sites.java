package vn.diemcau.streams.core;

import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.province.ProvinceRegister;

/**
 * The sites of a task's conferences. A cell knows the extremes over its sites (first join, last leave, latest chair);
 * sorted entries of each site tell the next one when the site that held an extreme gives it up.
 */
final class Sites {
    private static final Comparator<Long> EARLIEST = Comparator.naturalOrder();
    private static final Comparator<Long> LATEST = Comparator.reverseOrder();
    private static final Comparator<Cell.Chair> LATEST_CHAIR =
            Comparator.comparing(Cell.Chair::stamp).reversed();

    private final StateStore books;

    Sites(StateStore books) {
        this.books = books;
    }

    void join(ConferenceUpdate account, EventOrder stamp, SiteJoined body) {
        SiteState.Move move = new SiteState.Move(stamp, body.getProvince(), true, body.getDelegates(), body.getChair());
        enter(account, body.getProvince(), body.getSite(), state -> state.with(move));
    }

    void leave(ConferenceUpdate account, EventOrder stamp, SiteLeft body) {
        SiteState.Move move = new SiteState.Move(stamp, body.getProvince(), false, null, null);
        enter(account, body.getProvince(), body.getSite(), state -> state.with(move));
    }

    void annul(ConferenceUpdate account, EventOrder stamp, SiteAnnulled body) {
        SiteState.Annulment annulment = new SiteState.Annulment(body.getProvince(), stamp);
        enter(account, body.getProvince(), body.getSite(), state -> state.with(annulment));
    }

    /** Forgets the extremes of all sites of a conference. */
    void clear(String conferenceId) {
        for (RecordType<?> kind :
                new RecordType<?>[] {RecordType.FIRST_JOIN, RecordType.LAST_LEAVE, RecordType.CHAIR}) {
            for (StateStore.Line<?> line : books.scan(kind, Key.of(conferenceId, kind))) {
                books.delete(line.key());
            }
        }
    }

    /** Counts all sites of a conference into new cells by unit. */
    void recount(ConferenceUpdate account, SortedMap<String, Cell> cells) {
        CountingBasis frame = account.frame();
        Key all = Key.of(account.id(), RecordType.SITE);
        int prefix = all.bytes().length;
        for (StateStore.Line<SiteState> line : books.scan(RecordType.SITE, all)) {
            String site = Key.partsFrom(line.key(), prefix)[1];
            for (String unit : line.value().units(frame)) {
                Presence presence = line.value().presence(frame, unit);
                index(account.id(), unit, site, Presence.NONE, presence);
                cells.merge(unit, counted(Cell.EMPTY, Presence.NONE, presence), Sites::merge);
            }
        }
    }

    private void enter(ConferenceUpdate account, String code, String site, UnaryOperator<SiteState> change) {
        Key key = Key.of(account.id(), RecordType.SITE)
                .under(ProvinceRegister.get().successor(code))
                .text(site);
        SiteState before = books.get(RecordType.SITE, key, SiteState.EMPTY);
        SiteState after = change.apply(before);
        if (after == before) {
            return;
        }
        books.put(RecordType.SITE, key, after);
        if (account.frame() != null) {
            String unit = account.frame().unit(code);
            replace(account, unit, site, before.presence(account.frame(), unit), after.presence(account.frame(), unit));
        }
    }

    private void replace(ConferenceUpdate account, String unit, String site, Presence before, Presence after) {
        if (after.equals(before)) {
            return;
        }
        index(account.id(), unit, site, before, after);
        Cell old = account.cell(unit);
        Cell cell = (old == null ? Cell.EMPTY : old).replacing(before, after);
        cell = cell.withExtremes(
                extreme(
                        EARLIEST,
                        cell.firstJoinedAt(),
                        before.firstJoinedAt(),
                        after.firstJoinedAt(),
                        () -> firstJoin(account.id(), unit)),
                extreme(
                        LATEST,
                        cell.lastLeftAt(),
                        before.lastLeftAt(),
                        after.lastLeftAt(),
                        () -> lastLeave(account.id(), unit)),
                extreme(LATEST_CHAIR, cell.chair(), before.chair(), after.chair(), () -> chair(account.id(), unit)));
        account.replace(unit, old, cell);
    }

    /** The extreme of a cell after one site's went from before to after; asks the index only where that one held it. */
    private static <T> T extreme(Comparator<T> order, T current, T before, T after, Supplier<T> index) {
        if (Objects.equals(before, after)) {
            return current;
        }
        if (after != null && (current == null || order.compare(after, current) <= 0)) {
            return after;
        }
        return before != null && order.compare(before, current) == 0 ? index.get() : current;
    }

    private static Cell counted(Cell cell, Presence before, Presence after) {
        return cell.replacing(before, after).withExtremes(after.firstJoinedAt(), after.lastLeftAt(), after.chair());
    }

    private static Cell merge(Cell one, Cell other) {
        return new Cell(
                one.sums().plus(other.sums()),
                one.connectedMillis() + other.connectedMillis(),
                one.joinedSites() + other.joinedSites(),
                first(EARLIEST, one.firstJoinedAt(), other.firstJoinedAt()),
                first(LATEST, one.lastLeftAt(), other.lastLeftAt()),
                first(LATEST_CHAIR, one.chair(), other.chair()));
    }

    private static <T> T first(Comparator<T> order, T one, T other) {
        return Comparator.nullsLast(order).compare(one, other) <= 0 ? one : other;
    }

    private void index(String id, String unit, String site, Presence before, Presence after) {
        if (!Objects.equals(before.firstJoinedAt(), after.firstJoinedAt())) {
            move(
                    RecordType.FIRST_JOIN,
                    timeKey(id, RecordType.FIRST_JOIN, unit, before.firstJoinedAt(), site),
                    timeKey(id, RecordType.FIRST_JOIN, unit, after.firstJoinedAt(), site),
                    true);
        }
        if (!Objects.equals(before.lastLeftAt(), after.lastLeftAt())) {
            move(
                    RecordType.LAST_LEAVE,
                    timeKey(id, RecordType.LAST_LEAVE, unit, before.lastLeftAt(), site),
                    timeKey(id, RecordType.LAST_LEAVE, unit, after.lastLeftAt(), site),
                    true);
        }
        if (!Objects.equals(before.chair(), after.chair())) {
            move(
                    RecordType.CHAIR,
                    chairKey(id, unit, before.chair(), site),
                    chairKey(id, unit, after.chair(), site),
                    after.chair() == null ? null : after.chair().name());
        }
    }

    private <T> void move(RecordType<T> kind, Key from, Key to, T value) {
        if (from != null) {
            books.delete(from);
        }
        if (to != null) {
            books.put(kind, to, value);
        }
    }

    private static Key timeKey(String id, RecordType<?> kind, String unit, Long time, String site) {
        return time == null ? null : Key.of(id, kind).under(unit).number(time).text(site);
    }

    private static Key chairKey(String id, String unit, Cell.Chair chair, String site) {
        return chair == null
                ? null
                : Key.of(id, RecordType.CHAIR).under(unit).stamp(chair.stamp()).text(site);
    }

    private Long firstJoin(String id, String unit) {
        Key prefix = Key.of(id, RecordType.FIRST_JOIN).under(unit);
        return books.scan(RecordType.FIRST_JOIN, prefix, 1).stream()
                .map(line -> Key.numberAt(line.key(), prefix.bytes().length))
                .findFirst()
                .orElse(null);
    }

    private Long lastLeave(String id, String unit) {
        Key prefix = Key.of(id, RecordType.LAST_LEAVE).under(unit);
        StateStore.Line<Boolean> last = books.last(RecordType.LAST_LEAVE, prefix);
        return last == null ? null : Key.numberAt(last.key(), prefix.bytes().length);
    }

    private Cell.Chair chair(String id, String unit) {
        Key prefix = Key.of(id, RecordType.CHAIR).under(unit);
        StateStore.Line<String> last = books.last(RecordType.CHAIR, prefix);
        return last == null ? null : new Cell.Chair(Key.stampAt(last.key(), prefix.bytes().length), last.value());
    }
}
