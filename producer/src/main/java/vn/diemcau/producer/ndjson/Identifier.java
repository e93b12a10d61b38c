package vn.diemcau.producer.ndjson;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.diemcau.rules.Limits;

/** Identifiers of things; the Avro value is a String in NFC, of an eventId a UUID. */
final class Identifier {
    /** An identifier without any space. */
    static final FieldType ID = (field, value, faults) -> {
        String text = Texts.read(field, value, "a text", faults);
        return text == null ? null : checked(field, text, false, faults);
    };

    /** The name of a site: trimmed, spaces within it allowed. */
    static final FieldType SITE = (field, value, faults) -> {
        String text = Texts.read(field, value, "a text", faults);
        return text == null ? null : checked(field, Texts.trim(text), true, faults);
    };

    /** A UUID in any case. */
    static final FieldType UUID_TEXT = Identifier::uuid;

    private static final int LONGEST = Limits.MAX_ID_LENGTH;
    private static final Pattern UUID_FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern UUID_DIGITS =
            Pattern.compile("(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");

    private Identifier() {}

    private static String checked(String field, String text, boolean spaces, Faults faults) {
        int length = text.codePointCount(0, text.length());
        String reason = null;
        if (length == 0) {
            reason = "is blank; an identifier has 1 to " + LONGEST + " characters";
        } else if (length > LONGEST) {
            reason = "has " + length + " characters; an identifier has 1 to " + LONGEST;
        } else if (text.indexOf('/') >= 0) {
            reason = "is " + Texts.quote(text) + "; an identifier may not contain /";
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            reason = "is " + Texts.quote(text) + "; an identifier may not contain a control character";
        } else if (!spaces && text.codePoints().anyMatch(Texts::isSpace)) {
            reason = "is " + Texts.quote(text) + "; an identifier may not contain a space";
        }
        if (reason == null) {
            return text;
        }
        faults.add(field, reason);
        return null;
    }

    private static Object uuid(String field, Value value, Faults faults) {
        String text = Texts.read(field, value, "a UUID", faults);
        if (text == null) {
            return null;
        }
        if (UUID_FORM.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        String digits = text.toLowerCase(Locale.ROOT).replaceAll("urn:uuid:|[^0-9a-z]", "");
        Optional<String> meant = UUID_DIGITS.matcher(digits).matches()
                ? Optional.of(UUID_DIGITS.matcher(digits).replaceAll("$1-$2-$3-$4-$5"))
                : Optional.empty();
        faults.add(
                field,
                "is " + Texts.quote(text)
                        + "; it takes a UUID like 5f0c3d6e-1b7a-4c57-9a44-2f6d1c0b8e21, or leave it out",
                meant);
        return null;
    }
}
