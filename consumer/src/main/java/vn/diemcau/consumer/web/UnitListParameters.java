package vn.diemcau.consumer.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.consumer.read.InvalidParameterException;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.read.UnitQuery;
import vn.diemcau.province.ProvinceMap;

/** The parameters of a request for a list of a unit. */
final class UnitListParameters {
    private static final String MAP = "map";
    private static final String PROVINCE = "province";

    static final List<String> NAMES =
            List.of(MAP, PROVINCE, ListRequest.LIMIT, ListRequest.CURSOR, ListRequest.FORMAT, ListRequest.MARK);

    private UnitListParameters() {}

    /**
     * What they ask for.
     *
     * @throws InvalidParameterException if one is unknown, missing, or has a value that it does not take
     */
    static ListRequest read(UnitList list, Map<String, List<String>> parameters) {
        Map<String, String> own = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                throw new InvalidParameterException(
                        name,
                        "There is no parameter '" + name + "' of " + list.label() + "; there are "
                                + String.join(", ", NAMES));
            }
            values.forEach(value -> ListRequest.requireText(name, value));
            if (values.size() > 1) {
                throw new InvalidParameterException(name, name + " is given more than once");
            }
            own.put(name, values.get(0));
        });
        if (!own.containsKey(PROVINCE)) {
            throw new InvalidParameterException(PROVINCE, "province is missing; it takes a code like VN-22 or a name");
        }
        UnitQuery query = UnitQuery.of(list, own.containsKey(MAP) ? map(own.get(MAP)) : null, own.get(PROVINCE));
        if (own.containsKey(ListRequest.CURSOR)) {
            query = query.after(own.get(ListRequest.CURSOR));
        }
        Format format = ListRequest.format(own);
        return new ListRequest(
                query, ListRequest.limit(own.get(ListRequest.LIMIT), format), format, ListRequest.mark(own, format));
    }

    private static ProvinceMap map(String value) {
        try {
            return ProvinceMap.of(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(MAP, e.getMessage());
        }
    }
}
