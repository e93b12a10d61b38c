package vn.diemcau.streams.core;

/**
 * A kind of record in the books of a task: the letter in its keys and the type of its values.
 *
 * <p>Keys of what belongs to a conference start with its id and a zero byte, so that a conference is one range; keys of
 * what belongs to the task start with a control character, which no conference id does.
 */
record Kind<T>(char letter, Class<T> type) {
    // Of a conference: id NUL letter, then the parts that follow, separated by NUL.
    static final Kind<ConferenceState> CONFERENCE = new Kind<>('c', ConferenceState.class);
    static final Kind<ConferenceTotals> CONFERENCE_TOTALS = new Kind<>('t', ConferenceTotals.class);
    /** By unit. */
    static final Kind<Cell> CELL = new Kind<>('u', Cell.class);
    /** By map-34 unit and site. */
    static final Kind<SiteState> SITE = new Kind<>('s', SiteState.class);
    /** By unit, time and site: the first join of each site. */
    static final Kind<Boolean> FIRST_JOIN = new Kind<>('j', Boolean.class);
    /** By unit, time and site: the last leave of each site. */
    static final Kind<Boolean> LAST_LEAVE = new Kind<>('l', Boolean.class);
    /** By unit, stamp and site: the latest chair of each site. */
    static final Kind<String> CHAIR = new Kind<>('h', String.class);
    /** By speechId. */
    static final Kind<SpeechState> SPEECH = new Kind<>('p', SpeechState.class);
    /** By awardId. */
    static final Kind<AwardState> AWARD = new Kind<>('a', AwardState.class);
    /** By outcomeId. */
    static final Kind<OutcomeState> OUTCOME = new Kind<>('o', OutcomeState.class);
    /** By map-34 unit; an empty one for the whole conference. */
    static final Kind<AttendanceState> ATTENDANCE = new Kind<>('r', AttendanceState.class);
    /** By directiveId. */
    static final Kind<DirectiveState> DIRECTIVE = new Kind<>('d', DirectiveState.class);
    /** By directiveId and map-34 unit. */
    static final Kind<StatusState> STATUS = new Kind<>('x', StatusState.class);

    // Of the task.
    /** By due date, conference and directive: the standing directives whose due date is not past. */
    static final Kind<Boolean> DUE = new Kind<>('\u0001', Boolean.class);
    /** By map, unit and quarter: the sum of the cells of this task's conferences. */
    static final Kind<Tally> PARTIAL = new Kind<>('\u0002', Tally.class);
    /** By name: numbers that the task keeps for itself. */
    static final Kind<Long> NUMBER = new Kind<>('\u0003', Long.class);
    /** By group: something of the group is to be published. */
    static final Kind<Boolean> UNPUBLISHED = new Kind<>('\u0004', Boolean.class);
    /** By source topic: the offset of the last record that was counted. */
    static final Kind<Long> POSITION = new Kind<>('\u0005', Long.class);

    // Of the second stage.
    /** By map-34 unit, map, unit, quarter and partition: the latest partial total. */
    static final Kind<Tally> LATEST = new Kind<>('\u0006', Tally.class);
    /** By map-34 unit, map, unit and period. */
    static final Kind<Tally> TOTAL = new Kind<>('\u0007', Tally.class);
}
