package vn.diemcau.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records of one schema by another, through Avro's resolution: fields are matched by name, missing ones get
 * their defaults. Writing them directly would match fields by position and, if the order has changed, write nonsense
 * under a valid id.
 */
final class TranscodingWriter implements DatumWriter<Object> {
    private final DatumWriter<Object> own;
    private final DatumReader<Object> bridge;
    private final DatumWriter<Object> target;

    /**
     * A writer.
     *
     * @throws AvroTypeException if records of the schema cannot become records of the target
     */
    TranscodingWriter(Schema schema, DatumWriter<Object> own, Schema target) {
        if (SchemaCompatibility.checkReaderWriterCompatibility(target, schema).getType()
                != SchemaCompatibilityType.COMPATIBLE) {
            throw new AvroTypeException("The subject's latest schema cannot hold records of " + schema.getFullName()
                    + "; give them that schema, or set auto.register.schemas or use.latest.version otherwise");
        }
        GenericData model = DataModels.generic(false);
        try {
            this.bridge = DataModels.reader(schema, target, model);
        } catch (IOException e) {
            throw new AvroTypeException("Cannot read " + schema.getFullName() + " by the subject's latest schema", e);
        }
        this.own = own;
        this.target = new GenericDatumWriter<>(target, model);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("The schemas of this writer are fixed");
    }

    @Override
    public void write(Object datum, Encoder out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        own.write(datum, encoder);
        encoder.flush();
        target.write(bridge.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)), out);
    }
}
