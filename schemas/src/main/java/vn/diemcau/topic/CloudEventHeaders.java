package vn.diemcau.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * CloudEvents 1.0 headers in the binary mode of its Kafka binding, for subscribers that do not know Diemcau. Nothing
 * that is counted depends on them.
 */
public final class CloudEventHeaders {
    /** The header that identifies the event: its eventId, or topic, key and time of a summary. */
    public static final String ID = "ce_id";

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] AVRO = "application/avro".getBytes(UTF_8);

    private final byte[] source;

    private CloudEventHeaders(byte[] source) {
        this.source = source;
    }

    /**
     * The headers of the records of a service.
     *
     * @param service its name: {@code ingest}, {@code gateway}, {@code simulate}, {@code redrive}, {@code streams}
     */
    public static CloudEventHeaders from(String service) {
        return new CloudEventHeaders(("/diemcau/" + service).getBytes(UTF_8));
    }

    /** The headers of an envelope of events; their time is when it occurred. */
    public Headers ofEvent(SpecificRecord envelope) {
        SpecificRecord body = (SpecificRecord) envelope.get(4);
        return of(
                body.getSchema().getName(),
                envelope.get(0).toString(),
                RFC_3339.format((Instant) envelope.get(2)),
                envelope.get(1).toString());
    }

    /**
     * The headers of a summary, or of the tombstone that removes it; empty for other records.
     *
     * @param time when it was computed
     */
    public Headers ofSummary(Topic<?> topic, String key, Instant time) {
        if (topic.role() != Topic.Role.SUMMARIES) {
            return new RecordHeaders();
        }
        String computedAt = RFC_3339.format(time);
        return of(topic.valueType().getSimpleName(), topic.name() + "/" + key + "@" + computedAt, computedAt, key);
    }

    private Headers of(String type, String id, String time, String subject) {
        return new RecordHeaders()
                .add("ce_specversion", VERSION)
                .add(ID, id.getBytes(UTF_8))
                .add("ce_type", ("vn.diemcau." + type).getBytes(UTF_8))
                .add("ce_source", source)
                .add("ce_time", time.getBytes(UTF_8))
                .add("ce_subject", subject.getBytes(UTF_8))
                .add("content-type", AVRO);
    }
}
