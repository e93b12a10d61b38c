package vn.diemcau.streams.core;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.IntPredicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.UnknownBody;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.rules.Limits;

/**
 * Judges an event before anything of it is counted. Ingest refuses such events with better words; this guards the ledger
 * against producers that are not the project's.
 */
public final class BodyValidator {
    private static final int LONGEST_ID = Limits.MAX_ID_LENGTH;
    private static final int MOST = Limits.MAX_COUNT;
    private static final int LONGEST_SECONDS = Limits.MAX_DURATION_SECONDS;
    private static final int FIRST_YEAR = Limits.FIRST_YEAR;
    private static final int LAST_YEAR = Limits.LAST_YEAR;

    private BodyValidator() {}

    /**
     * Passes an event, or throws.
     *
     * @param key the key of its record
     * @throws ImpossibleEventException if it breaks a rule of the contract; the message says which
     */
    public static void pass(String key, Event event) {
        require(event.conferenceId().equals(key), "the key '" + key + "' is not the conferenceId");
        identifier("conferenceId", event.conferenceId(), BodyValidator::isSpace);
        require(event.body() instanceof SpecificRecord, "there is no body");
        require(
                !(event.body() instanceof UnknownBody),
                "its body is of a type that this version does not know; upgrade, then send it back");
        year("occurredAt", Calendar.date(event.stamp().at()));
        SpecificRecord body = (SpecificRecord) event.body();
        for (Schema.Field field : body.getSchema().getFields()) {
            Object value = body.get(field.pos());
            if (value != null) {
                field(field.name(), value);
            }
        }
    }

    private static void field(String name, Object value) {
        switch (name) {
            case "directiveId", "speechId", "awardId", "outcomeId" ->
                identifier(name, (String) value, BodyValidator::isSpace);
            case "site" -> identifier(name, (String) value, c -> false);
            case "province" -> province(name, (String) value);
            case "invited", "addressees" ->
                ((ProvinceSelection) value).getProvinces().forEach(code -> province(name, code));
            case "percent" -> range(name, (Integer) value, Limits.MAX_PERCENT);
            case "provinces", "sites", "delegates", "count" -> range(name, (Integer) value, MOST);
            case "durationSeconds" -> range(name, (Integer) value, LONGEST_SECONDS);
            case "scheduledStart" -> year(name, Calendar.date((Instant) value));
            case "dueOn" -> year(name, (LocalDate) value);
            default -> {
                // texts, kinds and figures may be anything
            }
        }
    }

    private static void identifier(String name, String id, IntPredicate isForbidden) {
        int length = id.codePointCount(0, id.length());
        require(length >= 1 && length <= LONGEST_ID, name + " has " + length + " characters, not 1 to " + LONGEST_ID);
        require(
                id.codePoints().noneMatch(c -> c == '/' || Character.isISOControl(c) || isForbidden.test(c)),
                name + " '" + id + "' has a slash, a control character or a space");
        require(Normalizer.isNormalized(id, Normalizer.Form.NFC), name + " '" + id + "' is not in NFC");
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static void province(String name, String code) {
        require(ProvinceRegister.get().knows(code), name + ": no province has the code '" + code + "'");
    }

    private static void range(String name, int value, int most) {
        require(value >= 0 && value <= most, name + " is " + value + ", not 0 to " + most);
    }

    private static void year(String name, LocalDate date) {
        require(
                date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR,
                name + " is in the year " + date.getYear() + ", not " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ImpossibleEventException(otherwise);
        }
    }
}
