package vn.diemcau.consumer.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.consumer.read.InvalidParameterException;
import vn.diemcau.consumer.read.RowQuery;
import vn.diemcau.consumer.read.SortOrder;
import vn.diemcau.consumer.read.SummaryQuery;
import vn.diemcau.consumer.read.TableFilters;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * What a request for a list asks for.
 *
 * @param query the rows
 * @param limit how many of them make a part of the list; 0: all
 * @param format the form of the answer
 * @param byteOrderMark whether CSV begins with a byte order mark, by which spreadsheets know UTF-8
 */
record ListRequest(RowQuery query, int limit, Format format, boolean byteOrderMark) {
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    static final String FORMAT = "format";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    private static final String SORT = "sort";
    static final String MARK = "bom";

    /** The parameters of every list of a table. */
    static final List<String> PARAMETERS = List.of(LIMIT, CURSOR, SORT, FORMAT, MARK);

    /**
     * Reads the parameters of a request for rows of a table.
     *
     * @throws InvalidParameterException if one is unknown or has a value that it does not take
     */
    static ListRequest of(SummaryTable table, Map<String, List<String>> parameters) {
        Map<String, String> own = new HashMap<>();
        Map<String, String> filters = new LinkedHashMap<>();
        parameters.forEach((name, values) -> values.forEach(value -> {
            requireText(name, value);
            boolean common = name.equals(FORMAT) ? Format.knows(value) : PARAMETERS.contains(name);
            boolean filter = TableFilters.of(table).contains(name);
            if (!common && !filter) {
                throw unknown(table, name, value);
            }
            if ((common ? own : filters).put(name, value) != null) {
                throw new InvalidParameterException(name, name + " is given more than once");
            }
        }));
        Format format = format(own);
        return new ListRequest(query(table, filters, own), limit(own.get(LIMIT), format), format, mark(own, format));
    }

    private static SummaryQuery query(SummaryTable table, Map<String, String> filters, Map<String, String> own) {
        SummaryQuery query = SummaryQuery.all(table).filtered(filters);
        if (own.containsKey(SORT)) {
            query = query.orderedBy(SortOrder.of(table, own.get(SORT)));
        }
        return own.containsKey(CURSOR) ? query.after(own.get(CURSOR)) : query;
    }

    /** A list that is streamed is whole, unless the request says otherwise. */
    static int limit(String value, Format format) {
        if (value == null) {
            return format == Format.JSON ? USUAL_LIMIT : 0;
        }
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= HIGHEST_LIMIT) {
            return Integer.parseInt(value);
        }
        throw new InvalidParameterException(LIMIT, "limit is '" + value + "'; it takes 1 to " + HIGHEST_LIMIT);
    }

    static boolean mark(Map<String, String> own, Format format) {
        String value = own.getOrDefault(MARK, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidParameterException(MARK, "bom is '" + value + "'; it takes true or false");
        }
        if (own.containsKey(MARK) && format != Format.CSV) {
            throw new InvalidParameterException(MARK, "bom works only with format=csv");
        }
        return value.equals("true");
    }

    /** A value that no text can be, or none, is refused. */
    static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new InvalidParameterException(name, name + " is empty; leave it out or give it a value");
        }
        if (value.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            throw new InvalidParameterException(name, name + " contains a character that no text may contain");
        }
    }

    /**
     * The form of the answer that parameters ask for.
     *
     * @throws InvalidParameterException if there is none such
     */
    static Format format(Map<String, String> own) {
        String value = own.getOrDefault(FORMAT, Format.JSON.label());
        if (!Format.knows(value)) {
            throw unknownFormat(value);
        }
        return Format.of(value);
    }

    private static InvalidParameterException unknownFormat(String value) {
        return new InvalidParameterException(FORMAT, "format is '" + value + "'; it takes " + Format.names());
    }

    private static InvalidParameterException unknown(SummaryTable table, String name, String value) {
        if (name.equals(FORMAT)) {
            return unknownFormat(value);
        }
        return new InvalidParameterException(
                name,
                "There is no parameter '" + name + "' of " + table.label() + "; there are "
                        + String.join(", ", TableFilters.of(table)) + ", " + String.join(", ", PARAMETERS));
    }
}
