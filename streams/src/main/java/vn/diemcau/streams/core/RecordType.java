package vn.diemcau.streams.core;

import java.util.Comparator;
import java.util.function.ToIntFunction;

/**
 * A type of records in the store of a task.
 *
 * @param <K> what distinguishes the records of a drawer
 * @param <V> their values
 * @param letter what stands for the type in keys; each has its own
 * @param form how {@code K} stands in keys
 * @param value the class of the values
 * @param weight about how many bytes a value takes on the heap
 */
record RecordType<K, V>(char letter, Key.Form form, Class<V> value, ToIntFunction<V> weight) {
    // Of a conference.
    static final RecordType<String, Conference> CONFERENCE = texts('c', Conference.class, Conference::weight);
    static final RecordType<String, ConferenceTotals> TOTALS = texts('t', ConferenceTotals.class, totals -> 700);
    /** By unit. */
    static final RecordType<String, Cell> CELL = texts('u', Cell.class, cell -> 400);
    /** In groups by map-34 unit: by site. */
    static final RecordType<String, SiteState> SITE = texts('s', SiteState.class, SiteState::weight);
    /** In groups by province as sent and site: by stamp, the moves of a site that has many. */
    static final RecordType<EventOrder, SiteState.Move> MOVE =
            new RecordType<>('m', Key.Form.STAMP, SiteState.Move.class, SiteState.Move::weight);
    /** By speechId. */
    static final RecordType<String, SpeechState> SPEECH = texts('p', SpeechState.class, speech -> 200);
    /** By awardId. */
    static final RecordType<String, AwardState> AWARD = texts('a', AwardState.class, award -> 200);
    /** By outcomeId. */
    static final RecordType<String, OutcomeState> OUTCOME = texts('o', OutcomeState.class, OutcomeState::weight);
    /** By map-34 unit; {@code -} for the whole conference. */
    static final RecordType<String, AttendanceState> ATTENDANCE = texts('r', AttendanceState.class, stated -> 400);
    /** By directiveId. */
    static final RecordType<String, DirectiveState> DIRECTIVE =
            texts('d', DirectiveState.class, DirectiveState::weight);
    /** By directiveId: what the directives that count come to. */
    static final RecordType<String, DirectiveRollup> ROLLUP = texts('b', DirectiveRollup.class, rollup -> 600);
    /** In groups by directiveId: by map-34 unit. */
    static final RecordType<String, StatusState> STATUS = texts('x', StatusState.class, status -> 200);

    // Of the task.
    /** Of a day, in groups by conference: the standing directives that are due on that day, which is not past. */
    static final RecordType<String, Boolean> DUE = texts('e', Boolean.class, due -> 50);
    /** Of a quarter: by map and unit, the sum of the cells of this task's conferences. */
    static final RecordType<String, Tally> PARTIAL = texts('q', Tally.class, tally -> 300);
    /** By name: numbers that the task keeps for itself. */
    static final RecordType<String, Long> NUMBER = texts('n', Long.class, number -> 50);
    /** By source topic: the offset of the last record that was counted. */
    static final RecordType<String, Long> POSITION = texts('f', Long.class, offset -> 50);

    // Of the second stage, of a map-34 unit.
    /** By map, unit, quarter and partition: the latest partial total. */
    static final RecordType<String, Tally> LATEST = texts('l', Tally.class, tally -> 300);
    /** By map, unit and period. */
    static final RecordType<String, Tally> TOTAL = texts('z', Tally.class, tally -> 300);

    private static <V> RecordType<String, V> texts(char letter, Class<V> value, ToIntFunction<V> weight) {
        return new RecordType<>(letter, Key.Form.TEXT, value, weight);
    }

    Comparator<? super K> order() {
        return Order.of(form);
    }

    /** The orders, by form. */
    private static final class Order {
        @SuppressWarnings("unchecked")
        static <K> Comparator<? super K> of(Key.Form form) {
            return (Comparator<? super K>)
                    (form == Key.Form.TEXT ? Key.BY_CODE_POINTS : Comparator.<EventOrder>naturalOrder());
        }
    }
}
