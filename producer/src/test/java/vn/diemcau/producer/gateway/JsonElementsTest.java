package vn.diemcau.producer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Reading;

class JsonElementsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldSplitAnArray() throws IOException {
        List<String> elements = elements(" [ {\"a\":\"],[\\\"\"} , [1,{\"b\":2}],\"x\\\\\", 3 ] \n");

        assertThat(elements).containsExactly("{\"a\":\"],[\\\"\"}", "[1,{\"b\":2}]", "\"x\\\\\"", "3");
    }

    @Test
    void shouldTakeASingleValueAsTheOnlyElement() throws IOException {
        assertThat(elements("\n{\"a\": [1, 2]}\n")).containsExactly("{\"a\": [1, 2]}");
    }

    @Test
    void shouldFindNothingInAnEmptyArray() throws IOException {
        assertThat(elements("[ ]")).isEmpty();
    }

    @Test
    void shouldShowElementsThatAreMissing() throws IOException {
        assertThat(elements("[1,,2,]")).containsExactly("1", "", "2", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[", "[1", "[1,", "[\"a]", "[1] x", "[{\"a\":1]"})
    void shouldSayThatItBreaksOff(String text) {
        assertThatThrownBy(() -> elements(text)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotHoldWhatIsTooLong() throws IOException {
        // Given
        String longest = "\"" + "x".repeat(EventReader.MAX_LINE_BYTES - 2) + "\"";
        JsonElements elements = new JsonElements(stream("[" + longest + "," + longest + "x, 1]"));

        // When, then
        assertThat(elements.next()).isTrue();
        assertThat(elements.tooLong()).isFalse();
        assertThat(elements.next()).isTrue();
        assertThat(elements.tooLong()).isTrue();
        assertThat(elements.next()).isTrue();
        assertThat(elements.tooLong()).isFalse();
        assertThat(elements.next()).isFalse();
    }

    @Test
    void shouldNotMindHowDeepItGoes() throws IOException {
        String deep = "[".repeat(500_000) + "]".repeat(500_000);
        JsonElements elements = new JsonElements(stream("[" + deep + "]"));

        assertThat(elements.next()).isTrue();
        Reading reading = new EventReader().read(elements.buffer(), elements.offset(), elements.length(), null);

        assertThat(reading).isInstanceOf(Reading.Invalid.class);
    }

    /** Whatever Jackson takes for an array has the same elements here. */
    @Property(tries = 300)
    void shouldFindTheElementsThatJacksonFinds(@ForAll long seed, @ForAll @IntRange(max = 12) int size)
            throws IOException {
        // Given
        ArrayNode array = JSON.createArrayNode();
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            array.add(value(random, 0));
        }
        String text = random.nextBoolean() ? array.toString() : array.toPrettyString();

        // When
        List<String> elements = elements(text);

        // Then
        assertThat(elements).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(JSON.readTree(elements.get(i))).isEqualTo(array.get(i));
        }
    }

    /** Whatever comes, it ends: with elements, each valid or not, or with a word on why it breaks off. */
    @Property(tries = 1000)
    void shouldSurviveAnyBytes(@ForAll @Size(max = 200) byte[] bytes, @ForAll long seed) throws IOException {
        // Given
        byte[] mixed = mixed(bytes, seed);
        JsonElements elements = new JsonElements(new ByteArrayInputStream(mixed));
        EventReader reader = new EventReader();
        int count = 0;

        // When
        try {
            while (elements.next()) {
                assertThat(reader.read(elements.buffer(), elements.offset(), elements.length(), null))
                        .isNotNull();
                count++;
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }

        // Then
        assertThat(count).isLessThanOrEqualTo(mixed.length + 1);
    }

    private static byte[] mixed(byte[] bytes, long seed) {
        Random random = new Random(seed);
        String marks = "[]{},:\"\\ntfu019eE.- ";
        byte[] mixed = bytes.clone();
        for (int i = 0; i < mixed.length; i++) {
            if (random.nextInt(3) > 0) {
                mixed[i] = (byte) marks.charAt(random.nextInt(marks.length()));
            }
        }
        return mixed;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 5)) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextInt());
            case 1 -> JSON.getNodeFactory().textNode("a\"\\],{ờ" + random.nextInt());
            case 2 -> JSON.getNodeFactory().nullNode();
            case 3 -> JSON.createArrayNode().add(value(random, depth + 1)).add(value(random, depth + 1));
            default -> JSON.createObjectNode().set("k\"" + random.nextInt(), value(random, depth + 1));
        };
    }

    private static List<String> elements(String text) throws IOException {
        JsonElements elements = new JsonElements(stream(text));
        List<String> all = new ArrayList<>();
        while (elements.next()) {
            all.add(new String(elements.buffer(), elements.offset(), elements.length(), UTF_8).strip());
        }
        return all;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
