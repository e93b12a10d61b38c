package vn.diemcau.streams.core;

/**
 * A kind of record in the books of a task: the letter in its keys and the type of its values.
 *
 * <p>Keys of what belongs to a conference start with its id and a zero byte, so that a conference is one range; keys of
 * what belongs to the task start with a control character, which no conference id does.
 */
record RecordType<T>(char letter, Class<T> type) {
    // Of a conference: id NUL letter, then the parts that follow, separated by NUL.
    static final RecordType<ConferenceState> CONFERENCE = new RecordType<>('c', ConferenceState.class);
    static final RecordType<ConferenceTotals> CONFERENCE_TOTALS = new RecordType<>('t', ConferenceTotals.class);
    /** By unit. */
    static final RecordType<Cell> CELL = new RecordType<>('u', Cell.class);
    /** By map-34 unit and site. */
    static final RecordType<SiteState> SITE = new RecordType<>('s', SiteState.class);
    /** By unit, time and site: the first join of each site. */
    static final RecordType<Boolean> FIRST_JOIN = new RecordType<>('j', Boolean.class);
    /** By unit, time and site: the last leave of each site. */
    static final RecordType<Boolean> LAST_LEAVE = new RecordType<>('l', Boolean.class);
    /** By unit, stamp and site: the latest chair of each site. */
    static final RecordType<String> CHAIR = new RecordType<>('h', String.class);
    /** By speechId. */
    static final RecordType<SpeechState> SPEECH = new RecordType<>('p', SpeechState.class);
    /** By awardId. */
    static final RecordType<AwardState> AWARD = new RecordType<>('a', AwardState.class);
    /** By outcomeId. */
    static final RecordType<OutcomeState> OUTCOME = new RecordType<>('o', OutcomeState.class);
    /** By map-34 unit; an empty one for the whole conference. */
    static final RecordType<AttendanceState> ATTENDANCE = new RecordType<>('r', AttendanceState.class);
    /** By directiveId. */
    static final RecordType<DirectiveState> DIRECTIVE = new RecordType<>('d', DirectiveState.class);
    /** By directiveId and map-34 unit. */
    static final RecordType<StatusState> STATUS = new RecordType<>('x', StatusState.class);

    // Of the task.
    /** By due date, conference and directive: the standing directives whose due date is not past. */
    static final RecordType<Boolean> DUE = new RecordType<>('\u0001', Boolean.class);
    /** By map, unit and quarter: the sum of the cells of this task's conferences. */
    static final RecordType<Tally> PARTIAL = new RecordType<>('\u0002', Tally.class);
    /** By name: numbers that the task keeps for itself. */
    static final RecordType<Long> NUMBER = new RecordType<>('\u0003', Long.class);
    /** By group: something of the group is to be published. */
    static final RecordType<Boolean> UNPUBLISHED = new RecordType<>('\u0004', Boolean.class);
    /** By source topic: the offset of the last record that was counted. */
    static final RecordType<Long> POSITION = new RecordType<>('\u0005', Long.class);

    // Of the second stage.
    /** By map-34 unit, map, unit, quarter and partition: the latest partial total. */
    static final RecordType<Tally> LATEST = new RecordType<>('\u0006', Tally.class);
    /** By map-34 unit, map, unit and period. */
    static final RecordType<Tally> TOTAL = new RecordType<>('\u0007', Tally.class);
}
