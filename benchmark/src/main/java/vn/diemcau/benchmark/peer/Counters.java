package vn.diemcau.benchmark.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ProvinceSummary;

/** The counters of a cell or a province, as an array: which place is whose, and how they become a summary. */
public final class Counters {
    static final int INVITED = 0;
    static final int ATTENDED = 1;
    static final int ABSENT = 2;
    static final int LATE = 3;
    static final int SITES = 4;
    static final int DELEGATES = 5;
    static final int CONNECTED_SECONDS = 6;
    static final int RECONNECTS = 7;
    static final int SPEECHES = 8;
    static final int SPEAKING_SECONDS = 9;
    static final int ASSIGNED = 10;
    static final int ON_TIME = 11;
    static final int COMPLETED_LATE = 12;
    static final int OVERDUE = 13;
    static final int OPEN = 14;
    static final int PERCENT_TOTAL = 15;
    static final int SITES_REPORTED = 16;
    static final int DELEGATES_REPORTED = 17;
    static final int OUTCOMES = 18;
    static final int AWARDS = 19;
    static final int SPEECH_KINDS = 20;
    static final int AWARD_KINDS = SPEECH_KINDS + SpeechKind.values().length;
    public static final int SIZE = AWARD_KINDS + AwardKind.values().length;

    private static final List<Schema.Field> FIELDS = fields();

    private Counters() {}

    /** Adds one array to another, so many times. */
    public static void add(long[] to, long[] what, int times) {
        for (int i = 0; i < SIZE; i++) {
            to[i] += times * what[i];
        }
    }

    public static boolean areZero(long[] counters) {
        return Arrays.stream(counters).allMatch(value -> value == 0);
    }

    /** The summary of a key {@code MAP/CODE/PERIOD}; null where all counters are zero. */
    public static ProvinceSummary summary(String key, long[] counters, Instant now) {
        if (areZero(counters)) {
            return null;
        }
        String[] part = key.split("/");
        ProvinceSummary summary = ProvinceSummary.newBuilder()
                .setMap(part[0])
                .setProvince(part[1])
                .setProvinceName(ProvinceRegister.get().name(ProvinceMap.of(part[0]), part[1]))
                .setPeriod(part[2])
                .setAttendanceRate(rate(counters[ATTENDED], counters[ATTENDED] + counters[ABSENT]))
                .setOnTimeRate(
                        rate(counters[ON_TIME], counters[ON_TIME] + counters[COMPLETED_LATE] + counters[OVERDUE]))
                .setAverageProgressPercent(rate(counters[PERCENT_TOTAL], counters[ASSIGNED]))
                .setUpdatedAt(now)
                .build();
        for (int i = 0; i < FIELDS.size(); i++) {
            summary.put(FIELDS.get(i).pos(), counters[i]);
        }
        put(summary, "speechesByKind", byKind(counters, SPEECH_KINDS, SpeechKind.values()));
        put(summary, "awardsByKind", byKind(counters, AWARD_KINDS, AwardKind.values()));
        return summary;
    }

    private static void put(ProvinceSummary summary, String field, Object value) {
        summary.put(ProvinceSummary.getClassSchema().getField(field).pos(), value);
    }

    private static Map<String, Long> byKind(long[] counters, int first, Enum<?>[] kinds) {
        Map<String, Long> byKind = new HashMap<>();
        for (Enum<?> kind : kinds) {
            if (counters[first + kind.ordinal()] != 0) {
                byKind.put(kind.name(), counters[first + kind.ordinal()]);
            }
        }
        return byKind;
    }

    private static Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /** The fields of the summary that hold the counters without a kind, in their order. */
    private static List<Schema.Field> fields() {
        List<Schema.Field> fields = new ArrayList<>();
        for (String name : List.of(
                "conferencesInvited",
                "conferencesAttended",
                "conferencesAbsent",
                "conferencesLate",
                "sites",
                "delegates",
                "connectedSeconds",
                "reconnects",
                "speeches",
                "speakingSeconds",
                "directivesAssigned",
                "directivesCompletedOnTime",
                "directivesCompletedLate",
                "directivesOverdue",
                "directivesOpen",
                "progressPercentTotal",
                "sitesReported",
                "delegatesReported",
                "outcomesReported",
                "awards")) {
            fields.add(ProvinceSummary.getClassSchema().getField(name));
        }
        return fields;
    }
}
