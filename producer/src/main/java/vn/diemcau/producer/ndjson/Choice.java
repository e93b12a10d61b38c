package vn.diemcau.producer.ndjson;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One symbol of an Avro enum, spelt exactly; the Avro value is the enum's constant. UNKNOWN, which stands for symbols of
 * newer producers, is none of them.
 */
final class Choice<E extends Enum<E>> implements FieldType {
    private final Map<String, E> symbols = new LinkedHashMap<>();

    Choice(Class<E> type) {
        Arrays.stream(type.getEnumConstants())
                .filter(symbol -> !symbol.name().equals("UNKNOWN"))
                .forEach(symbol -> symbols.put(symbol.name(), symbol));
    }

    @Override
    public Object read(String field, Value value, Faults faults) {
        String known = String.join(", ", symbols.keySet());
        String text = Texts.read(field, value, "one of " + known, faults);
        if (text == null) {
            return null;
        }
        E symbol = symbols.get(text);
        if (symbol == null) {
            faults.add(
                    field,
                    "is " + Texts.quote(text) + "; it takes one of " + known,
                    Nearest.to(text, symbols.keySet()));
        }
        return symbol;
    }
}
