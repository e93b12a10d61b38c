package vn.diemcau.producer.ndjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.diemcau.rules.Limits;

/** Texts for people: kept unchanged, in NFC. */
final class FreeText {
    /** A text of some length: what was said, ordered or noted; the Avro value is a String. */
    static final FieldType TEXT = (field, value, faults) -> bounded(field, value, Limits.MAX_TEXT_LENGTH, faults);

    /** The name of a person, a body, a subject; the Avro value is a String. */
    static final FieldType NAME = (field, value, faults) -> bounded(field, value, Limits.MAX_NAME_LENGTH, faults);

    /** A list of names, none of them blank, in its order; the Avro value is a list of String. */
    static final FieldType LIST = FreeText::list;

    private FreeText() {}

    private static String bounded(String field, Value value, int longest, Faults faults) {
        String text = Texts.read(field, value, "a text", faults);
        if (text != null && text.length() > longest) {
            int length = text.codePointCount(0, text.length());
            if (length > longest) {
                faults.add(
                        field, String.format(Locale.ROOT, "has %,d characters; it takes at most %,d", length, longest));
                return null;
            }
        }
        return text;
    }

    /** Whether a list has no more elements than it may; a fault where it has. */
    static boolean isBounded(String field, Value.Items items, Faults faults) {
        int size = items.items().size();
        if (size > Limits.MAX_LIST_SIZE) {
            faults.add(
                    field,
                    String.format(Locale.ROOT, "has %,d elements; it takes at most %,d", size, Limits.MAX_LIST_SIZE));
        }
        return size <= Limits.MAX_LIST_SIZE;
    }

    private static Object list(String field, Value value, Faults faults) {
        if (!(value instanceof Value.Items items)) {
            faults.add(field, "takes a list of texts, not " + value.what());
            return null;
        }
        if (!isBounded(field, items, faults)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value item : items.items()) {
            String entry = field + "[" + texts.size() + "]";
            String text = bounded(entry, item, Limits.MAX_NAME_LENGTH, faults);
            if (text != null && Texts.isBlank(text)) {
                faults.add(entry, "is blank; leave it out");
            }
            texts.add(text);
        }
        return texts;
    }
}
