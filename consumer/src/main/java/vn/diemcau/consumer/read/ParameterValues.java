package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.ProvinceResolver;
import vn.diemcau.province.Resolution;

/** Reads the values that callers give to parameters; all methods refuse others with {@link InvalidParameterException}. */
final class ParameterValues {
    private static final String UNKNOWN = "UNKNOWN";

    private ParameterValues() {}

    /**
     * The code of a province that a caller names.
     *
     * @param nation whether the code of the nation will do
     */
    static String province(String name, String value, boolean nation) {
        if (nation && value.equals(ProvinceRegister.NATION)) {
            return value;
        }
        Resolution resolution = ProvinceResolver.get().resolve(value);
        if (resolution instanceof Resolution.Resolved resolved) {
            return resolved.code();
        }
        List<String> nearest = ((Resolution.Unresolved) resolution).nearest();
        throw new InvalidParameterException(
                name,
                name + " is '" + value + "', which is not a province; it takes a code like VN-22 or a name"
                        + (nearest.isEmpty() ? "" : ". Similar names are " + String.join(", ", nearest)));
    }

    /** The symbol of an enum in the rows of a table. */
    static String symbol(SummaryTable table, String name, String value) {
        List<String> symbols = table.columns().stream()
                .filter(column -> column.field().equals(name))
                .map(Column::schema)
                .map(Schema::getEnumSymbols)
                .findFirst()
                .orElseThrow()
                .stream()
                .filter(symbol -> !symbol.equals(UNKNOWN))
                .toList();
        if (!symbols.contains(value)) {
            throw new InvalidParameterException(
                    name,
                    name + " is '" + value + "'; it takes " + symbols.stream().collect(joining(", ")));
        }
        return value;
    }

    /** A date of a year with four digits. */
    static LocalDate date(String name, String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new InvalidParameterException(name, name + " is '" + value + "'; it takes a date like 2019-12-31");
    }

    /**
     * What a value stands for.
     *
     * @param reading throws an {@link IllegalArgumentException} whose message is for the caller
     */
    static <T> T valid(String name, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(name, e.getMessage());
        }
    }
}
