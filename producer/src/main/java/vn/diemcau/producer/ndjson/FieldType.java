package vn.diemcau.producer.ndjson;

/** A kind of field: its allowed values, and the Avro value of each. */
interface FieldType {
    /**
     * The value as the Avro record takes it. Null, with a fault, if it is not allowed.
     *
     * @param field the field's name, for faults
     * @param value what the line holds, never null
     */
    Object read(String field, Value value, Faults faults);
}
