package vn.diemcau.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import vn.diemcau.registry.RegistryException.Failure;
import vn.diemcau.schema.Compatibility;

/**
 * A registry over HTTP, using only the few calls of Confluent's REST API that Confluent Schema Registry, Karapace,
 * Redpanda and Apicurio (ccompat/v7) all have. Caches nothing: that is done by its callers.
 */
final class HttpRegistry implements Registry {
    private final RegistryCalls registry;

    HttpRegistry(RegistryConfig config) {
        this.registry = new RegistryCalls(config);
    }

    @Override
    public int register(String subject, Schema schema, boolean normalize) throws RegistryException {
        return id(registry.call(path(subject, "/versions", normalize), body(schema)));
    }

    @Override
    public int lookUp(String subject, Schema schema, boolean normalize) throws RegistryException {
        return id(registry.call(path(subject, "", normalize), body(schema)));
    }

    @Override
    public Registered latest(String subject) throws RegistryException {
        JsonNode answer = registry.call(path(subject, "/versions/latest", false), null);
        return new Registered(id(answer), schema(answer));
    }

    @Override
    public Schema byId(int id) throws RegistryException {
        return schema(registry.call("/schemas/ids/" + id, null));
    }

    /**
     * Registries without GUIDs answer as if the URL were not a registry. If the registry returns its level, it is one,
     * and the record names its schema in a way that this registry cannot resolve.
     */
    @Override
    public Schema byGuid(UUID guid) throws RegistryException {
        try {
            return schema(registry.call("/schemas/guids/" + guid, null));
        } catch (RegistryException e) {
            if (e.failure() != Failure.UNUSABLE) {
                throw e;
            }
            if (registry.call("/config", null).path("compatibilityLevel").isMissingNode()) {
                throw e;
            }
            throw new RegistryException(Failure.REFUSED, "The schema registry finds no schema by its GUID", e);
        }
    }

    /** Confluent's registry takes a level for any subject; Apicurio's does not know a subject without a schema. */
    @Override
    public boolean setLevel(String subject, Compatibility level) throws RegistryException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("compatibility", level.name())
                .toString();
        try {
            registry.call(RegistryCalls.CONFIG + segment(subject), body);
            return true;
        } catch (RegistryException e) {
            if (e.failure() == Failure.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    private static String path(String subject, String rest, boolean normalize) {
        return "/subjects/" + segment(subject) + rest + (normalize ? "?normalize=true" : "");
    }

    private static String segment(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String body(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private static int id(JsonNode answer) throws RegistryException {
        JsonNode id = answer.path("id");
        if (!id.isIntegralNumber() || !id.canConvertToInt()) {
            throw new RegistryException(Failure.UNUSABLE, "The schema registry answered without an id: " + answer);
        }
        return id.intValue();
    }

    private static Schema schema(JsonNode answer) throws RegistryException {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") || !answer.path("references").isEmpty()) {
            throw new RegistryException(
                    Failure.REFUSED, "The schema is " + type + ", with references or both; only plain AVRO is read");
        }
        if (!answer.path("schema").isTextual()) {
            throw new RegistryException(Failure.UNUSABLE, "The schema registry answered without a schema: " + answer);
        }
        try {
            // lenient: schemas that parsers of other languages accept must be readable
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(answer.path("schema").textValue());
        } catch (RuntimeException e) {
            throw new RegistryException(Failure.REFUSED, "The registered schema is not Avro: " + e.getMessage(), e);
        }
    }
}
