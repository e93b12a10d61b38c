package vn.diemcau.producer.ndjson;

import java.util.List;

/** A JSON value of a field, as far as the ingest form has a use for it. */
sealed interface Value {
    /** What it is, for people: "a text". */
    String what();

    /** A JSON string, as it was. */
    record Text(String text) implements Value {
        @Override
        public String what() {
            return "a text";
        }
    }

    /** A JSON number, its digits as they were. */
    record Number(String literal) implements Value {
        @Override
        public String what() {
            return "a number";
        }
    }

    /** A JSON array. */
    record Items(List<Value> items) implements Value {
        @Override
        public String what() {
            return "a list";
        }
    }

    /** Anything else: no field takes it. */
    record Other(String what) implements Value {}
}
