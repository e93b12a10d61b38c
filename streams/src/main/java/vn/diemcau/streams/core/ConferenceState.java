package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * The facts about a conference as a whole; each stamp is the latest of its kind, null if there was none.
 *
 * @param call what the latest convocation says; null before the first
 */
record ConferenceState(EventOrder convened, Call call, EventOrder cancelled, EventOrder opened, EventOrder closed) {
    /** A conference that events name but that was not convened. */
    static final ConferenceState WAITING = new ConferenceState(null, null, null, null, null);

    /**
     * The content of a convocation.
     *
     * @param scheduledStart milliseconds since the epoch
     * @param all whether every unit is invited
     * @param invited codes as sent; empty where all are invited
     */
    record Call(
            String title,
            Level level,
            Format format,
            ConferenceKind kind,
            String convener,
            long scheduledStart,
            boolean all,
            List<String> invited) {
        static Call of(ConferenceConvened body) {
            return new Call(
                    body.getTitle(),
                    body.getLevel(),
                    body.getFormat(),
                    body.getKind(),
                    body.getConvener(),
                    body.getScheduledStart().toEpochMilli(),
                    body.getInvited().getAll(),
                    body.getInvited().getProvinces());
        }

        int weight() {
            return 2 * (title.length() + convener.length()) + 60 * invited.size();
        }
    }

    /** Whether it was ever convened; until then its events wait. */
    boolean hasStanding() {
        return convened != null;
    }

    boolean isCancelled() {
        return !EventOrder.stands(convened, cancelled);
    }

    /** The date of the opening, else of the scheduled start; only for a conference that was convened. */
    LocalDate date() {
        return Calendar.date(opened == null ? call.scheduledStart() : opened.at());
    }

    /** How its cells are counted; nothing counts while it has no standing or is cancelled. */
    CountingBasis basis() {
        if (!hasStanding() || isCancelled()) {
            return CountingBasis.NONE;
        }
        ProvinceMap map = ProvinceMap.on(date());
        return new CountingBasis(
                true,
                map,
                Calendar.quarter(date()),
                opened == null ? null : opened.at(),
                closed == null ? null : closed.at(),
                units(map, call.all(), call.invited()));
    }

    /** The state once an event was entered that may be about the conference as a whole. */
    ConferenceState with(EventOrder stamp, Object body) {
        if (body instanceof ConferenceConvened convocation) {
            return stamp.isAfter(convened)
                    ? new ConferenceState(stamp, Call.of(convocation), cancelled, opened, closed)
                    : this;
        }
        if (body instanceof ConferenceCancelled) {
            return stamp.isAfter(cancelled) ? new ConferenceState(convened, call, stamp, opened, closed) : this;
        }
        if (body instanceof ConferenceOpened) {
            return stamp.isAfter(opened) ? new ConferenceState(convened, call, cancelled, stamp, closed) : this;
        }
        boolean closes = body instanceof ConferenceClosed && stamp.isAfter(closed);
        return closes ? new ConferenceState(convened, call, cancelled, opened, stamp) : this;
    }

    /** The units of a map that a selection of provinces names. */
    static SortedSet<String> units(ProvinceMap map, boolean all, List<String> codes) {
        if (all) {
            return ProvinceRegister.get().codes(map);
        }
        SortedSet<String> units = new TreeSet<>();
        for (String code : codes) {
            units.add(ProvinceRegister.get().unitOn(map, code));
        }
        return units;
    }
}
