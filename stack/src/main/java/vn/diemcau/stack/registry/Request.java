package vn.diemcau.stack.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a request to the registry asks for. All that is malformed is a {@link RegistryError}. */
record Request(Context ctx) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The schema in a request's body, which must be plain Avro and leave the id to the registry. */
    String schema() {
        JsonNode body = body();
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

    JsonNode body() {
        try {
            JsonNode body = JSON.readTree(ctx.bodyAsBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new RegistryError(400, "The request is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RegistryError(400, "The request is no JSON object");
    }

    String subject() {
        return ctx.pathParam("subject");
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
            // said below
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

    /** Clients write flags as their languages do: true, True. */
    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    String text(String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value;
    }
}
