package vn.diemcau.producer.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one flat JSON object. The bytes are decoded before Jackson sees them, since its own UTF-8 decoder lets overlong
 * and surrogate encodings pass. Not for use by several threads at once.
 */
final class JsonLine {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(EventReader.MAX_LINE_BYTES)
                    .maxNumberLength(EventReader.MAX_LINE_BYTES)
                    .maxStringLength(EventReader.MAX_LINE_BYTES)
                    .build())
            .build();

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer characters = CharBuffer.allocate(4096);

    /**
     * The fields of the object in their order; null, with a fault, where the bytes are not a JSON object. A {@code null} is
     * an absent field. Of a field that is given twice, a fault, the first is kept.
     */
    Map<String, Value> read(byte[] bytes, int offset, int length, Faults faults) {
        if (!decode(bytes, offset, length, faults)) {
            return null;
        }
        try (JsonParser json = JSON.createParser(characters.array(), 0, characters.position())) {
            return object(json, faults);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String place = location == null ? "" : " at character " + location.getColumnNr();
            faults.add(Fault.LINE, Fault.NO_JSON + "JSON" + place + ": " + reason(e));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean decode(byte[] bytes, int offset, int length, Faults faults) {
        if (characters.capacity() < length) {
            characters = CharBuffer.allocate(length);
        }
        characters.clear();
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
        CoderResult result = utf8.reset().decode(source, characters, true);
        if (result.isError()) {
            faults.add(Fault.LINE, Fault.NO_JSON + "UTF-8 at byte " + (source.position() - offset + 1));
            return false;
        }
        return true;
    }

    private static Map<String, Value> object(JsonParser json, Faults faults) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            String what = json.currentToken() == null ? "nothing" : value(json).what();
            faults.add(Fault.LINE, "takes a JSON object in braces, not " + what);
            return null;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        List<String> repeated = new ArrayList<>(0);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Value value = json.nextToken() == JsonToken.VALUE_NULL ? null : value(json);
            if (fields.containsKey(name)) {
                repeated.add(name);
            } else {
                fields.put(name, value);
            }
        }
        if (json.nextToken() != null) {
            faults.add(Fault.LINE, "holds more than one JSON value; put each on a line of its own");
            return null;
        }
        repeated.stream().distinct().forEach(name -> faults.add(name, "is given more than once; keep one"));
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    private static Value value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Number(json.getText());
            case START_ARRAY -> new Value.Items(items(json));
            case START_OBJECT -> {
                json.skipChildren();
                yield new Value.Other("an object");
            }
            default -> new Value.Other(json.getText());
        };
    }

    private static List<Value> items(JsonParser json) throws IOException {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                json.skipChildren();
                items.add(new Value.Other("a list"));
            } else {
                items.add(value(json));
            }
        }
        return items;
    }

    private static String reason(JsonProcessingException e) {
        return Texts.printable(e.getOriginalMessage()
                .replaceAll("(?s) ?\\((start marker at|for ).*?\\](\\)|; line.*\\))", "")
                .replaceAll("\\R", " "));
    }
}
