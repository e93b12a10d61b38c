package vn.diemcau.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/asyncapi.json} says of the topics what their descriptors and schemas say. */
class AsyncApiTest {
    private static final Path DOCS = Path.of("../docs");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new ObjectMapper().readTree(Files.readString(DOCS.resolve("asyncapi.json")));
    }

    @Test
    void shouldDescribeTheTopicsThatOthersMayUse() {
        List<String> channels = new ArrayList<>();
        document.get("channels").fieldNames().forEachRemaining(channels::add);

        assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(channels)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(open(), Stream.of(Topics.PROGRESS))
                        .map(Topic::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("open")
    void shouldDescribeATopicAsItIs(Topic<?> topic) throws IOException {
        JsonNode channel = document.get("channels").get(topic.name());
        JsonNode configuration = channel.at("/bindings/kafka/topicConfiguration");
        for (Map.Entry<String, JsonNode> setting : configuration.properties()) {
            JsonNode value = setting.getValue();
            String text = value.isArray() ? value.get(0).asText() : value.asText();
            assertThat(topic.settings()).as(topic.name()).containsEntry(setting.getKey(), text);
        }
        assertThat(channel.get("address").asText()).isEqualTo(topic.name());
        assertThat(configuration.has("cleanup.policy")).isTrue();
        JsonNode message =
                document.at(channel.at("/messages/" + topic.valueType().getSimpleName() + "/$ref")
                        .asText()
                        .substring(1));
        assertThat(message.at("/bindings/kafka/schemaIdLocation").asText()).isEqualTo("payload");
        Path file = DOCS.resolve(message.at("/payload/schema/$ref").asText());
        assertThat(SchemaNormalization.toParsingForm(new Schema.Parser().parse(Files.readString(file))))
                .isEqualTo(SchemaNormalization.toParsingForm(SpecificData.get().getSchema(topic.valueType())));
    }

    @Test
    void shouldSayWhoSendsWhat() {
        for (JsonNode operation : document.get("operations")) {
            String topic = operation.at("/channel/$ref").asText().replace("#/channels/", "");
            boolean events =
                    Topics.events().stream().anyMatch(each -> each.name().equals(topic));

            assertThat(operation.get("action").asText()).as(topic).isEqualTo(events ? "receive" : "send");
        }
    }

    static Stream<Topic<?>> open() {
        return Stream.concat(Topics.events().stream(), Topics.summaries().stream());
    }
}
