package vn.diemcau.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.registry.Registry;
import vn.diemcau.registry.RegistryException;

/**
 * The encodings that a serializer has asked the registry for, found by the schema's identity first, then its content.
 */
public final class Encodings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRING_PROPERTY = "avro.java.string";

    private final SerdeConfig config;
    private final Registry registry;
    private final LruCache<Identity, Encoding> byIdentity;
    private final LruCache<Content, Encoding> byContent;

    Encodings(SerdeConfig config, Registry registry) {
        this.config = config;
        this.registry = registry;
        this.byIdentity = new LruCache<>(config.maxSchemas());
        this.byContent = new LruCache<>(config.maxSchemas());
    }

    /** The encoding for a datum of this schema; asks the registry the first time. Failures are not cached. */
    Encoding of(String subject, Schema schema, Object datum) throws RegistryException {
        boolean specific = datum instanceof SpecificRecord;
        Identity identity = new Identity(subject, schema, specific);
        Encoding encoding = byIdentity.get(identity);
        if (encoding == null) {
            Content content = new Content(subject, schema, specific);
            encoding = byContent.get(content);
            if (encoding == null) {
                encoding = ask(subject, schema, DataModels.of(datum, config.logicalTypes()));
                byContent.put(content, encoding);
            }
            byIdentity.put(identity, encoding);
        }
        return encoding;
    }

    private Encoding ask(String subject, Schema schema, GenericData model) throws RegistryException {
        Schema sent = sent(config, schema);
        DatumWriter<Object> writer = writer(schema, model);
        if (config.autoRegister()) {
            return new Encoding(registry.register(subject, sent, config.normalize()), writer);
        }
        if (!config.useLatest()) {
            return new Encoding(registry.lookUp(subject, sent, config.normalize()), writer);
        }
        Registry.Registered latest = registry.latest(subject);
        if (SchemaNormalization.toParsingForm(latest.schema()).equals(SchemaNormalization.toParsingForm(schema))) {
            return new Encoding(latest.id(), writer);
        }
        return new Encoding(latest.id(), new TranscodingWriter(schema, writer, latest.schema()));
    }

    /** The schema as it is sent to the registry. */
    public static Schema sent(SerdeConfig config, Schema schema) {
        return config.removeJavaProperties() ? withoutJavaProperties(schema) : schema;
    }

    private static DatumWriter<Object> writer(Schema schema, GenericData model) {
        return model instanceof SpecificData specific
                ? new SpecificDatumWriter<>(schema, specific)
                : new GenericDatumWriter<>(schema, model);
    }

    private static Schema withoutJavaProperties(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            for (JsonNode node : tree.findParents(STRING_PROPERTY)) {
                ((ObjectNode) node).remove(STRING_PROPERTY);
            }
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON: " + schema, e);
        }
    }

    /** A schema object under a subject. Its writer depends on what the records are, too. */
    private record Identity(String subject, Schema schema, boolean specific) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that
                    && schema == that.schema
                    && specific == that.specific
                    && subject.equals(that.subject);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(schema) + subject.hashCode();
        }
    }

    private record Content(String subject, Schema schema, boolean specific) {}
}
