package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An OpenAPI document, and whether real answers are what it says. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    /** Checks an answer: its status, its type, its headers and its body. */
    void check(HttpResponse<String> answer) throws Exception {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        String path = answer.request().uri().getPath();
        JsonNode responses = document.path("paths").path(path).path(method).path("responses");
        if (answer.statusCode() == 404 || answer.statusCode() == 405) {
            assertThat(responses.isMissingNode())
                    .as(method + " " + path + " is documented")
                    .isTrue();
            return;
        }
        String what = method + " " + path + " " + answer.statusCode();
        JsonNode response = responses.path(Integer.toString(answer.statusCode()));
        assertThat(response.isObject()).as(what + " is documented").isTrue();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isObject()).as(what + " may have the type " + type).isTrue();
        assertThat(faults(schema, JSON.readTree(answer.body())))
                .as(what + ": " + answer.body())
                .isEmpty();
        for (Iterator<String> names = response.path("headers").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (response.path("headers").path(name).path("required").asBoolean()) {
                assertThat(answer.headers().firstValue(name))
                        .as(what + ", header " + name)
                        .isPresent();
            }
        }
    }

    /** What of a value is not as a schema of the document wants it. */
    Set<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole).validate(value);
    }

    /** The schema of a component. */
    JsonNode component(String name) {
        return document.path("components").path("schemas").path(name);
    }

    /** The operations of the document, as {@code METHOD PATH} and the names of their parameters in the query. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                parameters(method.getValue()))));
        return operations;
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }
}
