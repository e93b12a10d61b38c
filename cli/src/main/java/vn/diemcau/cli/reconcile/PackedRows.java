package vn.diemcau.cli.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Rows of one table by their topic's keys, as bytes: about 300 bytes for each, a fraction of what the objects take. */
final class PackedRows {
    private final Map<String, byte[]> rows = new HashMap<>();
    private final BinaryMessageEncoder<SpecificRecord> encoder;
    private final BinaryMessageDecoder<SpecificRecord> decoder;

    PackedRows(Class<? extends SpecificRecord> type) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        encoder = new BinaryMessageEncoder<>(model, schema);
        decoder = new BinaryMessageDecoder<>(model, schema);
    }

    void putAll(Map<String, ? extends SpecificRecord> more) {
        more.forEach((key, row) -> rows.put(key, bytes(row)));
    }

    /** The row of a key; null where there is none. */
    SpecificRecord get(String key) {
        byte[] bytes = rows.get(key);
        try {
            return bytes == null ? null : decoder.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys, sorted; a copy. */
    Set<String> keys() {
        return new TreeSet<>(rows.keySet());
    }

    int size() {
        return rows.size();
    }

    private byte[] bytes(SpecificRecord row) {
        try {
            var buffer = encoder.encode(row);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
