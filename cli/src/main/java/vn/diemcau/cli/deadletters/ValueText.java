package vn.diemcau.cli.deadletters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.kafka.common.KafkaException;
import vn.diemcau.serde.AvroDeserializer;
import vn.diemcau.service.settings.Settings;

/** Values as JSON by the schema that they were written with, if they have one that the registry knows. */
final class ValueText implements AutoCloseable {
    private final AvroDeserializer<Object> deserializer = new AvroDeserializer<>();

    ValueText(Settings settings) {
        Map<String, Object> properties = new HashMap<>(settings.registry());
        properties.put("specific.avro.reader", false);
        properties.put("avro.use.logical.type.converters", false);
        deserializer.configure(properties, false);
    }

    /** The value, indented; or why it cannot be decoded. */
    String of(Letter letter) {
        String topic = letter.about().map(about -> about.topic()).orElse("?");
        try {
            Object value = deserializer.deserialize(topic, letter.headers(), letter.value());
            return json(value).replaceAll("[\\x7f-\\x9f]", "\uFFFD");
        } catch (KafkaException | IOException e) {
            return "It cannot be decoded: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }

    private static String json(Object value) throws IOException {
        Schema schema = GenericData.get().induce(value);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, out, true);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
