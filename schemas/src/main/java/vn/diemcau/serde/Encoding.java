package vn.diemcau.serde;

import org.apache.avro.io.DatumWriter;

/** How records of one schema are written to one subject: the id and the writer. */
record Encoding(int id, DatumWriter<Object> writer) {}
