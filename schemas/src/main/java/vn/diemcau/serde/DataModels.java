package vn.diemcau.serde;

import java.io.IOException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro's data models: how schemas become Java objects, with or without conversions of logical types. */
final class DataModels {
    private static final GenericData PLAIN = new GenericData();
    private static final GenericData CONVERTING = new GenericData();

    static {
        TrustedPackages.trust();
        CONVERTING.addLogicalTypeConversion(new Conversions.DecimalConversion());
        CONVERTING.addLogicalTypeConversion(new Conversions.UUIDConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.DateConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        CONVERTING.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
    }

    private DataModels() {}

    /** The model of generic records: logical types as their raw values, or as Java's types. */
    static GenericData generic(boolean logicalTypes) {
        return logicalTypes ? CONVERTING : PLAIN;
    }

    /** The model of a datum: that of its generated class, which knows its conversions, or the generic one. */
    static GenericData of(Object datum, boolean logicalTypes) {
        if (datum instanceof SpecificRecordBase generated) {
            return generated.getSpecificData();
        }
        return datum instanceof SpecificRecord ? SpecificData.get() : generic(logicalTypes);
    }

    /** A reader, safe for use by many threads. */
    static DatumReader<Object> reader(Schema writer, Schema reader, GenericData model) throws IOException {
        // Avro's compiled readers share a cache that is not safe for use by many threads while they are made
        synchronized (DataModels.class) {
            if (model.isFastReaderEnabled()) {
                return new ScopedReader(model.getFastReaderBuilder().createDatumReader(writer, reader));
            }
            return model instanceof SpecificData specific
                    ? new SpecificDatumReader<>(writer, reader, specific)
                    : new GenericDatumReader<>(writer, reader, model);
        }
    }

    /** Limits allocations without input bytes over the whole datum, as Avro's own readers do; see Avro's limits. */
    private record ScopedReader(DatumReader<Object> compiled) implements DatumReader<Object> {
        @Override
        public void setSchema(Schema schema) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object read(Object reuse, Decoder in) throws IOException {
            SystemLimitException.beginCollectionAllocationScope();
            try {
                return compiled.read(reuse, in);
            } finally {
                SystemLimitException.endCollectionAllocationScope();
            }
        }
    }
}
