package vn.diemcau.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Confluent's wire format: the byte 0, the schema's id as four bytes, big-endian, then Avro binary. Encoder, decoder
 * and buffer are kept per thread: the buffered encoder is twice as fast as the direct one, but costly to make.
 */
final class WireFormat {
    static final byte MAGIC = 0;

    /** A buffer that grew beyond this is let go after use, so that one huge record does not hold memory for ever. */
    private static final int KEPT = 1 << 20;

    private static final ThreadLocal<WireFormat> OF_THREAD = ThreadLocal.withInitial(WireFormat::new);

    private ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    private WireFormat() {}

    static byte[] write(int id, DatumWriter<Object> writer, Object datum) throws IOException {
        WireFormat format = OF_THREAD.get();
        // binds the encoder before the buffer is cleared: otherwise the rest of a failed write would be written here
        format.encoder = EncoderFactory.get().binaryEncoder(format.out, format.encoder);
        format.out.reset();
        format.out.write(MAGIC);
        format.out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        writer.write(datum, format.encoder);
        format.encoder.flush();
        byte[] bytes = format.out.toByteArray();
        if (bytes.length > KEPT) {
            format.out = new ByteArrayOutputStream(512);
            format.encoder = null;
        }
        return bytes;
    }

    /** A decoder of the bytes from a position on; valid until the thread asks for the next. */
    static BinaryDecoder body(byte[] bytes, int position) {
        WireFormat format = OF_THREAD.get();
        format.decoder = DecoderFactory.get().binaryDecoder(bytes, position, bytes.length - position, format.decoder);
        return format.decoder;
    }
}
