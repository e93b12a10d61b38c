package vn.diemcau.streams.core;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.UnknownBody;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.rules.Limits;

/**
 * Validates the records of the event topics before anything of them is counted: a record that breaks a rule of the
 * contract becomes a dead letter. Ingest rejects such events with better messages; this class protects the ledger
 * against other producers, and limits the size of state records and summaries.
 */
public final class EventValidator {
    /** The digits of a decimal of the schemas. */
    private static final int MOST_DIGITS = 38;

    private EventValidator() {}

    /**
     * The event of a record, after all checks.
     *
     * @param key the key of the record, may be null
     * @param envelope its value, may be null
     * @param partition the partition that it was found on
     * @param partitions the count of partitions of each event topic
     * @throws ImpossibleEventException if it breaks a rule of the contract; the message says which
     */
    public static Event pass(String key, SpecificRecord envelope, int partition, int partitions) {
        require(key != null, "there is no key");
        require(envelope != null, "there is no value");
        int partitionOfKey = KeyPartition.of(key, partitions);
        if (partitionOfKey != partition) {
            throw new ImpossibleEventException("the key belongs to partition " + partitionOfKey
                    + " (murmur2, as Java clients hash): its producer needs that partitioner, which is"
                    + " partitioner=murmur2_random in librdkafka (kcat, confluent-kafka-*)");
        }
        Event event = Event.of(envelope);
        if (!event.conferenceId().equals(key)) {
            throw new ImpossibleEventException("the key '" + key + "' is not the conferenceId");
        }
        identifier("conferenceId", event.conferenceId(), EventValidator::isSpace);
        year("occurredAt", Calendar.date(event.stamp().at()));
        body(event.body());
        return event;
    }

    private static void body(Object body) {
        require(body instanceof SpecificRecord, "there is no body");
        require(
                !(body instanceof UnknownBody),
                "its body is of a type that this version does not know; upgrade, then send it back");
        SpecificRecord fields = (SpecificRecord) body;
        for (Schema.Field field : fields.getSchema().getFields()) {
            Object value = fields.get(field.pos());
            if (value != null) {
                field(field.name(), value);
            }
        }
    }

    private static void field(String name, Object value) {
        switch (name) {
            case "directiveId", "speechId", "awardId", "outcomeId" ->
                identifier(name, (String) value, EventValidator::isSpace);
            case "site" -> identifier(name, (String) value, c -> false);
            case "province" -> province(name, (String) value);
            case "invited", "addressees" -> provinces(name, ((ProvinceSelection) value).getProvinces());
            case "percent" -> range(name, (Integer) value, Limits.MAX_PERCENT);
            case "provinces", "sites", "delegates", "count" -> range(name, (Integer) value, Limits.MAX_COUNT);
            case "durationSeconds" -> range(name, (Integer) value, Limits.MAX_DURATION_SECONDS);
            case "scheduledStart" -> year(name, Calendar.date((Instant) value));
            case "dueOn" -> year(name, (LocalDate) value);
            case "text", "summary", "note", "reason" -> length(name, (String) value, Limits.MAX_TEXT_LENGTH);
            default -> other(name, value);
        }
    }

    private static void other(String name, Object value) {
        if (value instanceof String text) {
            length(name, text, Limits.MAX_NAME_LENGTH);
        } else if (value instanceof List<?> list) {
            size(name, list);
            list.forEach(element -> other(name, element));
        } else if (value instanceof BigDecimal number && number.precision() > MOST_DIGITS) {
            throw new ImpossibleEventException(name + " has more than " + MOST_DIGITS + " digits");
        }
    }

    private static void identifier(String name, String id, IntPredicate isForbidden) {
        int length = id.codePointCount(0, id.length());
        if (length < 1 || length > Limits.MAX_ID_LENGTH) {
            throw new ImpossibleEventException(
                    name + " has " + length + " characters, not 1 to " + Limits.MAX_ID_LENGTH);
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '/' || Character.isISOControl(c) || isForbidden.test(c)) {
                throw new ImpossibleEventException(name + " '" + id + "' has a slash, a control character or a space");
            }
        }
        if (!Normalizer.isNormalized(id, Normalizer.Form.NFC)) {
            throw new ImpossibleEventException(name + " '" + id + "' is not in NFC");
        }
    }

    /** All spaces are single {@code char}s. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static void province(String name, String code) {
        if (!ProvinceRegister.get().knows(code)) {
            throw new ImpossibleEventException(name + ": no province has the code '" + code + "'");
        }
    }

    private static void provinces(String name, List<String> codes) {
        size(name, codes);
        codes.forEach(code -> province(name, code));
    }

    private static void length(String name, String text, int most) {
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new ImpossibleEventException(name + " has more than " + most + " characters");
        }
    }

    private static void size(String name, List<?> list) {
        if (list.size() > Limits.MAX_LIST_SIZE) {
            throw new ImpossibleEventException(
                    name + " has " + list.size() + " elements, more than " + Limits.MAX_LIST_SIZE);
        }
    }

    private static void range(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new ImpossibleEventException(name + " is " + value + ", not 0 to " + most);
        }
    }

    private static void year(String name, LocalDate date) {
        if (date.getYear() < Limits.FIRST_YEAR || date.getYear() > Limits.LAST_YEAR) {
            throw new ImpossibleEventException(name + " is in the year " + date.getYear() + ", not " + Limits.FIRST_YEAR
                    + " to " + Limits.LAST_YEAR);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ImpossibleEventException(otherwise);
        }
    }
}
