package vn.diemcau.producer.ndjson;

import java.util.ArrayList;
import java.util.List;

/** Texts for people: kept as they stand, in NFC. */
final class FreeText {
    /** A text; the Avro value is a String. */
    static final FieldType TEXT = (field, value, faults) -> Texts.read(field, value, "a text", faults);

    /** A list of texts, none of them blank, in its order; the Avro value is a list of String. */
    static final FieldType LIST = FreeText::list;

    private FreeText() {}

    private static Object list(String field, Value value, Faults faults) {
        if (!(value instanceof Value.Items items)) {
            faults.add(field, "takes a list of texts, not " + value.what());
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value item : items.items()) {
            String entry = field + "[" + texts.size() + "]";
            String text = Texts.read(entry, item, "a text", faults);
            if (text != null && Texts.isBlank(text)) {
                faults.add(entry, "is blank; leave it out");
            }
            texts.add(text);
        }
        return texts;
    }
}
