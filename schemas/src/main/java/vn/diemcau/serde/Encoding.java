package vn.diemcau.serde;

import org.apache.avro.io.DatumWriter;

/** How records of one schema are written to one subject: under which id, and by whom. */
record Encoding(int id, DatumWriter<Object> writer) {}
