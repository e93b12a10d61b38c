package vn.diemcau.producer.files;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import vn.diemcau.producer.ndjson.ParsedEvent;

/**
 * Reports identifiers that look like others but are not: with invisible characters, with wide, bold or otherwise special forms of
 * characters, or with letters of several scripts (a Cyrillic "а" among Latin letters). They are valid, and count as written.
 */
final class SuspiciousIds {
    private static final List<String> FIELDS = List.of("directiveId", "speechId", "awardId", "outcomeId", "site");
    /** Each is reported once; at most this many are remembered. */
    private static final int REMEMBERED = 10_000;

    /** Letters, marks and symbols without a shape: fillers of Hangul, vowels of Khmer, selectors of Mongolian, and such. */
    private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

    private final Consumer<String> messages;
    private final Set<String> reported = new HashSet<>();

    SuspiciousIds(Consumer<String> messages) {
        this.messages = messages;
    }

    /**
     * Looks at the identifiers of an event.
     *
     * @param place where it stands, for the message
     */
    void check(ParsedEvent event, String place) {
        check("conferenceId", event.key(), place);
        if (event.envelope().get(event.envelope().getSchema().getField("body").pos()) instanceof IndexedRecord body) {
            for (String name : FIELDS) {
                var field = body.getSchema().getField(name);
                if (field != null && body.get(field.pos()) instanceof String id) {
                    check(name, id, place);
                }
            }
        }
    }

    private void check(String field, String id, String place) {
        if (isAscii(id)) {
            return;
        }
        String reason = reason(id);
        if (reason != null && reported.size() < REMEMBERED && reported.add(field + " " + id)) {
            messages.accept(place + ": " + field + ": '" + visible(id) + "' is suspicious: it has " + reason
                    + "; it differs from the same identifier without that. Sent unchanged");
        }
    }

    private static boolean isAscii(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String reason(String id) {
        if (id.codePoints().anyMatch(SuspiciousIds::isInvisible)) {
            return "an invisible character";
        }
        if (!Normalizer.isNormalized(id, Normalizer.Form.NFKC)) {
            return "a character that is a form of another (" + Normalizer.normalize(id, Normalizer.Form.NFKC) + ")";
        }
        Set<UnicodeScript> scripts = id.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() < 2
                ? null
                : "letters of several scripts ("
                        + scripts.stream()
                                .map(script -> script.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        // Fillers and joiners without a shape of their own, and characters that change the direction of writing.
        return type == Character.FORMAT
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || INVISIBLE.indexOf(codePoint) >= 0
                || codePoint >= 0xfe00 && codePoint <= 0xfe0f
                || codePoint >= 0xe0100 && codePoint <= 0xe01ef;
    }

    private static String visible(String id) {
        StringBuilder shown = new StringBuilder();
        id.codePoints().forEach(codePoint -> {
            if (isInvisible(codePoint)) {
                shown.append(String.format("\\u%04x", codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }
}
