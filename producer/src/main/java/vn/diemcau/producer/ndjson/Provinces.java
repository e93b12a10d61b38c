package vn.diemcau.producer.ndjson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.province.Resolution;

/** Provinces by code or name. Event files spell few names many times, so what a spelling names is kept. */
final class Provinces {
    private static final String ALL = "ALL";
    private static final int KEPT = 10_000;

    private final ProvinceNames names;
    private final Map<String, String> codes = new HashMap<>();

    Provinces(ProvinceNames names) {
        this.names = names;
    }

    /** One province; the Avro value is its code. */
    Object one(String field, Value value, Faults faults) {
        String text = Texts.read(field, value, "the code or name of a province", faults);
        if (text == null) {
            return null;
        }
        String known = codes.get(text);
        return known != null ? known : resolved(field, text, faults);
    }

    /** {@code "ALL"} or a list of provinces; the Avro value is a ProvinceSelection, sorted, each code once. */
    Object selection(String field, Value value, Faults faults) {
        if (value instanceof Value.Items items) {
            return listed(field, items.items(), faults);
        }
        if (value instanceof Value.Text text) {
            if (text.text().equals(ALL)) {
                return new ProvinceSelection(true, List.of());
            }
            faults.add(field, "is " + Texts.quote(text.text()) + "; it takes \"ALL\" or a list of provinces", meant(text));
            return null;
        }
        faults.add(field, "takes \"ALL\" or a list of provinces, not " + value.what());
        return null;
    }

    private Object listed(String field, List<Value> items, Faults faults) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            Object code = one(field + "[" + i + "]", items.get(i), faults);
            if (code != null) {
                found.add((String) code);
            }
        }
        return new ProvinceSelection(false, new ArrayList<>(found));
    }

    private String resolved(String field, String text, Faults faults) {
        Resolution resolution = names.resolve(text);
        if (resolution instanceof Resolution.Resolved resolved) {
            if (codes.size() >= KEPT) {
                codes.clear();
            }
            codes.put(text, resolved.code());
            return resolved.code();
        }
        List<String> nearest =
                resolution instanceof Resolution.Unresolved unresolved ? unresolved.nearest() : List.of();
        faults.add(
                field,
                "is " + Texts.quote(text) + ", which is no province",
                nearest.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", nearest)));
        return null;
    }

    private Optional<String> meant(Value.Text text) {
        if (Nearest.to(text.text(), List.of(ALL)).isPresent()) {
            return Optional.of("\"" + ALL + "\"");
        }
        return names.resolve(text.text()) instanceof Resolution.Resolved resolved
                ? Optional.of("[\"" + resolved.code() + "\"]")
                : Optional.empty();
    }
}
