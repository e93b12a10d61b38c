package vn.diemcau.producer.ndjson;

/**
 * A field of a type of event.
 *
 * @param name its name on the line and in the Avro record
 * @param required whether a line without it is rejected
 * @param kind what it takes
 * @param absent the Avro value where it is absent; null unless the contract names a default
 */
record Field(String name, boolean required, FieldType kind, Object absent) {
    static Field required(String name, FieldType kind) {
        return new Field(name, true, kind, null);
    }

    static Field optional(String name, FieldType kind) {
        return new Field(name, false, kind, null);
    }

    static Field optional(String name, FieldType kind, Object absent) {
        return new Field(name, false, kind, absent);
    }

    /** The Avro value of the field on a line, where a null value is an absent field. */
    Object read(Value value, Faults faults) {
        if (value == null) {
            if (required) {
                faults.add(name, "is missing");
            }
            return absent;
        }
        if (value instanceof Value.Text text && Texts.isBlank(text.text())) {
            if (required) {
                faults.add(name, "is missing: the text is blank");
                return absent;
            }
            if (kind == FreeText.TEXT || kind == FreeText.NAME) {
                return absent;
            }
        }
        return kind.read(name, value, faults);
    }
}
