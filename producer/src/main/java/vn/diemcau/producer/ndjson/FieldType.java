package vn.diemcau.producer.ndjson;

/** A kind of field: what it takes, and the Avro value of it. */
interface FieldType {
    /**
     * The value as the Avro record takes it. Null, with a fault, where the field does not take it.
     *
     * @param field the field's name, for faults
     * @param value what the line holds, never null
     */
    Object read(String field, Value value, Faults faults);
}
