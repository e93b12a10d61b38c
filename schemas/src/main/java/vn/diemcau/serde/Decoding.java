package vn.diemcau.serde;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.ResolvingDecoder;
import vn.diemcau.event.UnknownBody;

/**
 * How records of one writer's schema are read.
 *
 * <p>If the reader's union has no record of the writer's name, Avro for Java takes the first record that fits: for a
 * body that a newer producer has added, that is {@link UnknownBody}. With a reader's schema without it, the body would
 * become a {@code ConferenceOpened}. Such records are refused, as the specification says. They are found by reading
 * with the writer's schema first; only schemas where this can happen pay for it.
 *
 * @param reader from the writer's to the reader's schema
 * @param guard throws if a record would be read under another name; null if that cannot happen
 */
record Decoding(DatumReader<Object> reader, DatumReader<Object> guard) {
    private static final GenericData INTERPRETED = new GenericData();
    private static final String UNKNOWN_BODY = UnknownBody.class.getSimpleName();

    static {
        INTERPRETED.setFastReaderEnabled(false);
    }

    /** The decoding from a writer's to a reader's schema into the objects of a model. */
    static Decoding of(Schema writer, Schema reader, GenericData model) throws IOException {
        Schema renamed = Schema.applyAliases(writer, reader);
        Set<Schema> misnamed = Collections.newSetFromMap(new IdentityHashMap<>());
        if (renamed != reader) {
            Set<Resolver.Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            collect(Resolver.resolve(renamed, reader, model), misnamed, seen);
        }
        DatumReader<Object> guard = misnamed.isEmpty() ? null : new Guard(renamed, misnamed);
        return new Decoding(DataModels.reader(renamed, reader, model), guard);
    }

    /** The datum in bytes, of which it takes those from a position on. */
    Object read(byte[] bytes, int position) throws IOException {
        if (guard != null) {
            guard.read(null, WireFormat.body(bytes, position));
        }
        return reader.read(null, WireFormat.body(bytes, position));
    }

    private static void collect(Resolver.Action action, Set<Schema> misnamed, Set<Resolver.Action> seen) {
        if (!seen.add(action)) {
            return;
        }
        if (action instanceof Resolver.RecordAdjust record) {
            String read = record.reader.getName();
            if (!record.writer.getName().equals(read) && !read.equals(UNKNOWN_BODY)) {
                misnamed.add(record.writer);
            }
            for (Resolver.Action field : record.fieldActions) {
                collect(field, misnamed, seen);
            }
        } else if (action instanceof Resolver.Container container) {
            collect(container.elementAction, misnamed, seen);
        } else if (action instanceof Resolver.WriterUnion union) {
            for (Resolver.Action branch : union.actions) {
                collect(branch, misnamed, seen);
            }
        } else if (action instanceof Resolver.ReaderUnion union) {
            collect(union.actualAction, misnamed, seen);
        }
    }

    private static final class Guard extends GenericDatumReader<Object> {
        private final Set<Schema> misnamed;

        Guard(Schema writer, Set<Schema> misnamed) {
            super(writer, writer, INTERPRETED);
            this.misnamed = misnamed;
        }

        @Override
        protected Object readRecord(Object old, Schema expected, ResolvingDecoder in) throws IOException {
            if (misnamed.contains(expected)) {
                throw new AvroTypeException("The reader's schema has no " + expected.getFullName());
            }
            return super.readRecord(old, expected, in);
        }
    }
}
