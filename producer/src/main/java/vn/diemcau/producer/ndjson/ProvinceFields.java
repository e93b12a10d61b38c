package vn.diemcau.producer.ndjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.province.ProvinceResolver;
import vn.diemcau.province.Resolution;

/** Provinces by code or name. */
final class ProvinceFields {
    /** One province; the Avro value is its code. */
    static final FieldType ONE = ProvinceFields::one;

    /** {@code "ALL"} or a list of provinces; the Avro value is a ProvinceSelection, sorted, each code once. */
    static final FieldType SELECTION = ProvinceFields::selection;

    private static final String ALL = "ALL";
    private static final ProvinceResolver NAMES = ProvinceResolver.get();

    private ProvinceFields() {}

    private static Object one(String field, Value value, Faults faults) {
        String text = Texts.read(field, value, "the code or name of a province", faults);
        if (text == null) {
            return null;
        }
        Resolution resolution = NAMES.resolve(text);
        if (resolution instanceof Resolution.Resolved resolved) {
            return resolved.code();
        }
        if (resolution instanceof Resolution.Unresolved unresolved) {
            faults.add(field, "is " + Texts.quote(text) + ", which is not a province", anyOf(unresolved.nearest()));
        }
        return null;
    }

    private static Object selection(String field, Value value, Faults faults) {
        if (value instanceof Value.Items items) {
            return FreeText.isBounded(field, items, faults) ? listed(field, items.items(), faults) : null;
        }
        if (value instanceof Value.Text text) {
            if (text.text().equals(ALL)) {
                return new ProvinceSelection(true, List.of());
            }
            faults.add(
                    field, "is " + Texts.quote(text.text()) + "; it takes \"ALL\" or a list of provinces", meant(text));
            return null;
        }
        faults.add(field, "takes \"ALL\" or a list of provinces, not " + value.what());
        return null;
    }

    private static Object listed(String field, List<Value> items, Faults faults) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            Object code = one(field + "[" + i + "]", items.get(i), faults);
            if (code != null) {
                found.add((String) code);
            }
        }
        return new ProvinceSelection(false, new ArrayList<>(found));
    }

    private static Optional<String> anyOf(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", names));
    }

    private static Optional<String> meant(Value.Text text) {
        if (Nearest.to(text.text(), List.of(ALL)).isPresent()) {
            return Optional.of("\"" + ALL + "\"");
        }
        return NAMES.resolve(text.text()) instanceof Resolution.Resolved resolved
                ? Optional.of("[\"" + resolved.code() + "\"]")
                : Optional.empty();
    }
}
