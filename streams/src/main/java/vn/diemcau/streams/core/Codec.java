package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * State as bytes: CBOR, records as arrays of their components in order. A component that is added at the end reads as
 * null or zero from older bytes; after any other change of a record the state has to be wiped.
 */
final class Codec {
    private static final CBORMapper MAPPER = CBORMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new RecordsAsArrays())
            .addModule(new SimpleModule("dates")
                    .addSerializer(new DateWriter())
                    .addDeserializer(LocalDate.class, new DateReader()))
            .build();
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, ObjectWriter> WRITERS = new ConcurrentHashMap<>();

    private Codec() {}

    static byte[] encode(Object value) {
        try {
            return WRITERS.computeIfAbsent(value.getClass(), MAPPER::writerFor).writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode " + value, e);
        }
    }

    static <T> T decode(byte[] bytes, Class<T> type) {
        try {
            return bytes == null
                    ? null
                    : READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot decode a " + type.getSimpleName(), e);
        }
    }

    private static final class RecordsAsArrays extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

        @Override
        public JsonFormat.Value findFormat(Annotated annotated) {
            return annotated.getRawType() != null && annotated.getRawType().isRecord()
                    ? ARRAY
                    : super.findFormat(annotated);
        }
    }

    private static final class DateWriter extends StdScalarSerializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DateWriter() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate date, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(date.toEpochDay());
        }
    }

    private static final class DateReader extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DateReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return LocalDate.ofEpochDay(in.getLongValue());
        }
    }
}
