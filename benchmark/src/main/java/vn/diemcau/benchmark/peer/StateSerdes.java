package vn.diemcau.benchmark.peer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How plain Streams writes its state: as JSON, as most do, or as short as it goes. */
enum StateSerdes {
    JSON,
    BINARY;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    Serde<CellState> cells() {
        return of(type(CellState.class), CellState::write, CellState::read);
    }

    Serde<Entry> entries() {
        return of(type(Entry.class), Entry::write, Entry::read);
    }

    /** Counters by province. */
    Serde<SortedMap<String, long[]>> counters() {
        return of(
                TypeFactory.defaultInstance().constructMapType(SortedMap.class, String.class, long[].class),
                Contribution::writeCounters,
                Contribution::readCounters);
    }

    Serde<Contribution> contributions() {
        return of(
                type(Contribution.class),
                (contribution, out) -> {
                    out.writeUTF(contribution.quarter());
                    Contribution.writeCounters(contribution.counters(), out);
                },
                in -> new Contribution(in.readUTF(), Contribution.readCounters(in)));
    }

    private <T> Serde<T> of(JavaType type, Writer<T> writer, Reader<T> reader) {
        return this == JSON ? json(type) : binary(writer, reader);
    }

    private static JavaType type(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    private static <T> Serde<T> json(JavaType type) {
        ObjectWriter writer = MAPPER.writerFor(type);
        ObjectReader reader = MAPPER.readerFor(type);
        return Serdes.serdeFrom(
                (topic, value) -> {
                    try {
                        return value == null ? null : writer.writeValueAsBytes(value);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : reader.<T>readValue(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static <T> Serde<T> binary(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    if (value == null) {
                        return null;
                    }
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
                    try {
                        writer.write(value, new DataOutputStream(bytes));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return bytes.toByteArray();
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
