package vn.diemcau.stack.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;

/** A request to the registry. Malformed requests are {@link RegistryError}s. */
record Request(Context ctx) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one context of this registry, by its name. */
    static final String DEFAULT_CONTEXT = ".";

    private static final Set<String> SCHEMA_FIELDS = Set.of("schema", "schemaType", "references", "id", "version");

    /** Refuses unsupported parameters of the query instead of ignoring them. */
    void requireNoOther(Set<String> parameters, Set<String> more) {
        ctx.queryParamMap().forEach((name, values) -> {
            if (!parameters.contains(name)
                    && !more.contains(name)
                    && !values.stream().allMatch(Request::isIdle)) {
                throw new RegistryError(400, "The parameter '" + name + "' is not supported by this registry");
            }
        });
    }

    /** The schema in a request's body, which must be plain Avro and leave the id to the registry. */
    String schema() {
        JsonNode body = body(SCHEMA_FIELDS);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") && !type.equals("null")) {
            throw RegistryError.invalidSchema("schemaType " + type + " is not supported, only AVRO is");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("references to other schemas are not supported; put all types into one");
        }
        if (body.path("id").asInt(-1) > 0) {
            throw new RegistryError(42205, "An id can be chosen only in mode IMPORT, which is not supported");
        }
        String schema = body.path("schema").asText("");
        if (schema.isBlank()) {
            throw RegistryError.invalidSchema("the schema is empty");
        }
        return schema;
    }

    /** The number that a schema's version must get; null: whichever comes next. */
    Integer versionToBe() {
        int version = body(SCHEMA_FIELDS).path("version").asInt(0);
        return version > 0 ? version : null;
    }

    /**
     * The body of a request, a JSON object.
     *
     * @param fields the supported fields; others are refused
     */
    JsonNode body(Set<String> fields) {
        JsonNode body = body();
        body.properties().forEach(field -> {
            if (!fields.contains(field.getKey()) && !isIdle(field.getValue())) {
                throw new RegistryError(422, "The field '" + field.getKey() + "' is not supported by this registry");
            }
        });
        return body;
    }

    private static boolean isIdle(JsonNode value) {
        return value.isContainerNode() ? value.isEmpty() : isIdle(value.isNull() ? "" : value.asText());
    }

    private static boolean isIdle(String value) {
        return value.isEmpty() || value.equalsIgnoreCase("false");
    }

    private JsonNode body() {
        try {
            JsonNode body = JSON.readTree(ctx.bodyAsBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, "The request is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RegistryError(400, "The request is not a JSON object");
    }

    /** The subject that the path names; one of the default context may say so. */
    String subject() {
        return unqualified(ctx.pathParam("subject"));
    }

    /** How the subjects begin that a list is asked for; by default, and with a wildcard for contexts, any does. */
    String prefix() {
        String prefix = text("subjectPrefix");
        return unqualified(prefix.startsWith(":*:") ? prefix.substring(3) : prefix);
    }

    Deletion deletion() {
        if (flag("deletedOnly")) {
            return Deletion.ONLY;
        }
        return flag("deleted") ? Deletion.SHOWN : Deletion.HIDDEN;
    }

    Paging page() {
        return new Paging(number("offset", 0), number("limit", -1));
    }

    UUID guid() {
        try {
            return UUID.fromString(ctx.pathParam("guid"));
        } catch (IllegalArgumentException e) {
            throw RegistryError.noSchema(ctx.pathParam("guid"));
        }
    }

    /** The version that a path names; null: the latest. */
    Integer version() {
        String version = ctx.pathParam("version");
        if (version.equals("latest") || version.equals("-1")) {
            return null;
        }
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw RegistryError.invalidVersion(version);
    }

    int id() {
        try {
            return Integer.parseInt(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw RegistryError.noSchema(ctx.pathParam("id"));
        }
    }

    private int number(String name, int otherwise) {
        String value = text(name);
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new RegistryError(
                    400, "The parameter '" + name + "' is '" + value + "', which is not a whole number");
        }
    }

    private static String unqualified(String subject) {
        if (subject.startsWith(":.:")) {
            return subject.substring(3);
        }
        if (subject.startsWith(":.")) {
            throw new RegistryError(42208, "'" + subject + "': this registry has no context but the default one");
        }
        return subject;
    }

    /** Clients write flags as their languages do: true, True. */
    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    String text(String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value;
    }
}
