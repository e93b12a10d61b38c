package vn.diemcau.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;

/** All topics of the system; no other class names one. */
public final class Topics {
    /**
     * The largest record that any topic takes, in bytes: a line of an event file may have 1 MiB, and a summary may hold
     * the texts of several.
     */
    public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    /** The largest record of the dead letters, in bytes: any other record must fit, with the added headers. */
    public static final int LARGEST_DEAD_LETTER = 2 * MAX_MESSAGE_BYTES;

    /**
     * The compression, on the brokers, of topics that others read: the only one that every common client reads without
     * an additional library.
     */
    public static final String COMPRESSION = "gzip";

    private static final Map.Entry<String, String> LARGE =
            Map.entry("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    private static final Map.Entry<String, String> FOR_ALL_CLIENTS = Map.entry("compression.type", COMPRESSION);
    private static final Map.Entry<String, String> AS_WRITTEN = Map.entry("compression.type", "producer");

    /**
     * Settings that delete nothing, whatever the default limits of the brokers are.
     *
     * <p>Every setting that the contract needs is named here, even where it is Kafka's default today: brokers may have
     * defaults of their own, and topics that do not name a setting follow them.
     */
    private static final Map<String, String> KEEP_ALL =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

    /** A replica that lacks records never becomes the leader: it would delete them from the others. */
    private static final Map<String, String> KEEP_ACKNOWLEDGED = Map.of("unclean.leader.election.enable", "false");

    /** Settings that keep the latest record of each key; deletions for a day, for local state that was unused. */
    private static final Map<String, String> KEEP_LATEST = Map.of(
            "cleanup.policy", "compact",
            "min.cleanable.dirty.ratio", "0.5",
            "min.compaction.lag.ms", "0",
            "delete.retention.ms", Long.toString(Duration.ofDays(1).toMillis()));

    /** The broker sets the timestamp of a record. */
    private static final Map<String, String> TIME_OF_INGEST = Map.of("message.timestamp.type", "LogAppendTime");

    /** The writer sets the timestamp of a record, and it may be any: after a rebuild from old events it is old. */
    private static final Map<String, String> TIME_OF_WRITER = Map.of(
            "message.timestamp.type", "CreateTime",
            "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    /** What happens to a conference as a whole and at its sites; key conferenceId. */
    public static final Topic<ConferenceEvent> CONFERENCE_EVENTS = events("conference-events", ConferenceEvent.class);

    /** Speeches; key conferenceId. */
    public static final Topic<SpeechEvent> SPEECH_EVENTS = events("speech-events", SpeechEvent.class);

    /** Directives and what came of them; key conferenceId. */
    public static final Topic<DirectiveEvent> DIRECTIVE_EVENTS = events("directive-events", DirectiveEvent.class);

    /** Totals of a unit in a period; key MAP/CODE/PERIOD. */
    public static final Topic<ProvinceSummary> PROVINCE_SUMMARIES =
            summaries("province-summaries", ProvinceSummary.class);

    /** Conferences; key conferenceId. */
    public static final Topic<ConferenceSummary> CONFERENCE_SUMMARIES =
            summaries("conference-summaries", ConferenceSummary.class);

    /** Directives; key conferenceId/directiveId. */
    public static final Topic<DirectiveSummary> DIRECTIVE_SUMMARIES =
            summaries("directive-summaries", DirectiveSummary.class);

    /** Cells; key conferenceId/CODE. */
    public static final Topic<ParticipationSummary> PARTICIPATION_SUMMARIES =
            summaries("participation-summaries", ParticipationSummary.class);

    /** Standings of provinces under directives; key conferenceId/directiveId/CODE. */
    public static final Topic<DirectiveStatus> DIRECTIVE_STATUSES =
            summaries("directive-statuses", DirectiveStatus.class);

    /** Records that could not be processed, with their raw bytes and, in headers, where they came from and why. */
    public static final Topic<byte[]> DEAD_LETTERS = new Topic<>(
            "dead-letters",
            byte[].class,
            Topic.Role.DEAD_LETTERS,
            all(
                    KEEP_ALL,
                    TIME_OF_INGEST,
                    Map.ofEntries(
                            FOR_ALL_CLIENTS, Map.entry("max.message.bytes", Integer.toString(LARGEST_DEAD_LETTER)))));

    /** Dead letters that were sent back; key TOPIC/PARTITION/OFFSET of the origin, value PARTITION/OFFSET of the letter. */
    public static final Topic<byte[]> REDRIVES = new Topic<>(
            "redrives",
            byte[].class,
            Topic.Role.DEAD_LETTERS,
            all(KEEP_LATEST, TIME_OF_WRITER, Map.ofEntries(LARGE, AS_WRITTEN)));

    /** Partial totals of a partition of conferences; key SUCCESSOR/MAP/CODE/QUARTER/PARTITION, partitioned by SUCCESSOR. */
    public static final Topic<byte[]> PROVINCE_PARTIALS = internal("province-partials");

    /** How far each task of the topology has counted and published; key STAGE/PARTITION. */
    public static final Topic<byte[]> PROGRESS = internal("progress");

    private static final Map<String, String> CHANGELOG =
            all(KEEP_LATEST, TIME_OF_WRITER, Map.ofEntries(LARGE, AS_WRITTEN));

    private static final List<Topic<?>> EVENTS = List.of(CONFERENCE_EVENTS, SPEECH_EVENTS, DIRECTIVE_EVENTS);
    private static final List<Topic<?>> SUMMARIES = List.of(
            PROVINCE_SUMMARIES, CONFERENCE_SUMMARIES, DIRECTIVE_SUMMARIES, PARTICIPATION_SUMMARIES, DIRECTIVE_STATUSES);
    private static final List<Topic<?>> ALL = List.of(
            CONFERENCE_EVENTS,
            SPEECH_EVENTS,
            DIRECTIVE_EVENTS,
            PROVINCE_SUMMARIES,
            CONFERENCE_SUMMARIES,
            DIRECTIVE_SUMMARIES,
            PARTICIPATION_SUMMARIES,
            DIRECTIVE_STATUSES,
            DEAD_LETTERS,
            REDRIVES,
            PROVINCE_PARTIALS,
            PROGRESS);

    private Topics() {}

    /** The topics of events; their partition counts are equal and never change. */
    public static List<Topic<?>> events() {
        return EVENTS;
    }

    /** The topics of summaries. */
    public static List<Topic<?>> summaries() {
        return SUMMARIES;
    }

    /** Every topic. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** A rebuild needs the whole history, so nothing expires; the broker stamps the time of ingest. */
    private static <V> Topic<V> events(String name, Class<V> type) {
        return new Topic<>(
                name, type, Topic.Role.EVENTS, all(KEEP_ALL, TIME_OF_INGEST, Map.ofEntries(LARGE, FOR_ALL_CLIENTS)));
    }

    private static <V> Topic<V> summaries(String name, Class<V> type) {
        String tombstones = Long.toString(Duration.ofDays(30).toMillis());
        return new Topic<>(
                name,
                type,
                Topic.Role.SUMMARIES,
                all(
                        KEEP_LATEST,
                        TIME_OF_WRITER,
                        Map.ofEntries(LARGE, FOR_ALL_CLIENTS, Map.entry("delete.retention.ms", tombstones))));
    }

    private static Topic<byte[]> internal(String name) {
        return new Topic<>(
                name,
                byte[].class,
                Topic.Role.INTERNAL,
                all(KEEP_LATEST, TIME_OF_WRITER, Map.ofEntries(LARGE, AS_WRITTEN)));
    }

    /** The settings of the topics from which local state is restored; Kafka Streams creates these. */
    public static Map<String, String> changelogSettings() {
        return CHANGELOG;
    }

    @SafeVarargs
    private static Map<String, String> all(Map<String, String>... parts) {
        Map<String, String> settings = new HashMap<>(KEEP_ACKNOWLEDGED);
        for (Map<String, String> part : parts) {
            settings.putAll(part);
        }
        return settings;
    }
}
