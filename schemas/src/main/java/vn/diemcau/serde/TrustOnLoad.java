package vn.diemcau.serde;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.LogicalTypeFactory;
import org.apache.avro.Schema;

/**
 * Trusts the generated classes as soon as any code uses Avro with this jar on its class path, including Confluent's
 * serializers: Avro loads all factories of logical types that it finds before it parses the first schema. This is not a
 * real logical type; no schema uses its name.
 */
public final class TrustOnLoad implements LogicalTypeFactory {
    /** Called by Avro, by way of {@code META-INF/services}. */
    public TrustOnLoad() {
        try {
            TrustedPackages.trust();
        } catch (LinkageError e) {
            // an Avro older than 1.12.2 has no such list; an exception here would make Avro unusable
        }
    }

    @Override
    public LogicalType fromSchema(Schema schema) {
        throw new IllegalArgumentException(getTypeName() + " is not a logical type");
    }

    @Override
    public String getTypeName() {
        return "vn.diemcau.trusted-packages";
    }
}
