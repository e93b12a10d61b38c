package vn.diemcau.consumer.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.consumer.read.InvalidParameterException;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.read.UnitQuery;
import vn.diemcau.province.ProvinceMap;

/**
 * What a request for a list of a unit asks for.
 *
 * @param query the rows
 * @param limit how many of them make a part of the list; 0: all
 * @param format the form of the answer
 * @param byteOrderMark whether CSV begins with a byte order mark
 */
record UnitListRequest(UnitQuery query, int limit, Format format, boolean byteOrderMark) {
    private static final String MAP = "map";
    private static final String PROVINCE = "province";

    /** The parameters of every list of a unit. */
    static final List<String> PARAMETERS =
            List.of(MAP, PROVINCE, ListRequest.LIMIT, ListRequest.CURSOR, ListRequest.FORMAT, ListRequest.MARK);

    /**
     * Reads the parameters of a request.
     *
     * @throws InvalidParameterException if one is unknown, missing, or has a value that it does not take
     */
    static UnitListRequest of(UnitList list, Map<String, List<String>> parameters) {
        Map<String, String> own = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                throw new InvalidParameterException(
                        name,
                        "There is no parameter '" + name + "' of " + list.label() + "; there are "
                                + String.join(", ", PARAMETERS));
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
        return new UnitListRequest(
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
