package vn.diemcau.streams.core;

import vn.diemcau.event.AwardKind;
import vn.diemcau.event.SpeechKind;

/**
 * What is counted for a cell and summed for provinces (contract, section 4): each the field of that name in the
 * summaries, or one kind in a field that is a map. The order is that of the stored tallies: only ever append.
 */
enum Counter {
    CONFERENCES_INVITED("conferencesInvited"),
    CONFERENCES_ATTENDED("conferencesAttended"),
    CONFERENCES_ABSENT("conferencesAbsent"),
    CONFERENCES_LATE("conferencesLate"),
    SITES("sites"),
    DELEGATES("delegates"),
    CONNECTED_SECONDS("connectedSeconds"),
    RECONNECTS("reconnects"),
    SPEECHES("speeches"),
    SPEAKING_SECONDS("speakingSeconds"),
    DIRECTIVES_ASSIGNED("directivesAssigned"),
    DIRECTIVES_COMPLETED_ON_TIME("directivesCompletedOnTime"),
    DIRECTIVES_COMPLETED_LATE("directivesCompletedLate"),
    DIRECTIVES_OVERDUE("directivesOverdue"),
    DIRECTIVES_OPEN("directivesOpen"),
    PROGRESS_PERCENT_TOTAL("progressPercentTotal"),
    SITES_REPORTED("sitesReported"),
    DELEGATES_REPORTED("delegatesReported"),
    OUTCOMES_REPORTED("outcomesReported"),
    AWARDS("awards"),
    SPEECHES_UNKNOWN(SpeechKind.UNKNOWN),
    SPEECHES_OPENING(SpeechKind.OPENING),
    SPEECHES_REPORT(SpeechKind.REPORT),
    SPEECHES_STATEMENT(SpeechKind.STATEMENT),
    SPEECHES_DIRECTION(SpeechKind.DIRECTION),
    SPEECHES_CONCLUSION(SpeechKind.CONCLUSION),
    AWARDS_UNKNOWN(AwardKind.UNKNOWN),
    AWARDS_EMULATION_FLAG(AwardKind.EMULATION_FLAG),
    AWARDS_CERTIFICATE_OF_MERIT(AwardKind.CERTIFICATE_OF_MERIT),
    AWARDS_COMMENDATION(AwardKind.COMMENDATION),
    AWARDS_MEDAL(AwardKind.MEDAL),
    AWARDS_OTHER(AwardKind.OTHER);

    private final String field;
    private final String kind;

    Counter(String field) {
        this.field = field;
        this.kind = null;
    }

    Counter(SpeechKind kind) {
        this.field = "speechesByKind";
        this.kind = kind.name();
    }

    Counter(AwardKind kind) {
        this.field = "awardsByKind";
        this.kind = kind.name();
    }

    static Counter of(SpeechKind kind) {
        return valueOf("SPEECHES_" + kind.name());
    }

    static Counter of(AwardKind kind) {
        return valueOf("AWARDS_" + kind.name());
    }

    /** The field of the summaries. */
    String field() {
        return field;
    }

    /** The key within the field; null where the field is the count itself. */
    String kind() {
        return kind;
    }
}
