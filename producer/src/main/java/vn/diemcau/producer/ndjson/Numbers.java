package vn.diemcau.producer.ndjson;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import vn.diemcau.rules.Limits;

/** Numbers; a number written as a text is refused. */
final class Numbers {
    /** A count; the Avro value is an Integer. */
    static final FieldType COUNT = whole(Limits.MAX_COUNT, "a count is 0 to 10,000,000");

    /** A share in whole percent; the Avro value is an Integer. */
    static final FieldType PERCENT = whole(Limits.MAX_PERCENT, "a percentage is 0 to 100");

    /** A duration in seconds; the Avro value is an Integer. */
    static final FieldType SECONDS =
            whole(Limits.MAX_DURATION_SECONDS, "a duration is 0 to 31,622,400 seconds (366 days)");

    /** A decimal number; the Avro value is a BigDecimal of scale {@value #SCALE}. */
    static final FieldType DECIMAL = Numbers::decimal;

    /** A decimal number above zero; the Avro value is a BigDecimal of scale {@value #SCALE}. */
    static final FieldType DENOMINATOR = Numbers::denominator;

    static final int SCALE = 9;
    private static final int WHOLE_DIGITS = 29;

    /** No valid number is longer; longer ones are not even converted, which would take long. */
    private static final int LONGEST_LITERAL = 1000;

    private Numbers() {}

    private static FieldType whole(int most, String rule) {
        return (field, value, faults) -> {
            BigDecimal number = number(field, value, faults);
            if (number == null) {
                return null;
            }
            if (number.scale() > 0) {
                faults.add(field, "is " + shown(number) + "; it takes a whole number");
            } else if (number.signum() < 0) {
                faults.add(field, "is negative (" + shown(number) + "); " + rule);
            } else if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
                faults.add(field, "is " + shown(number) + "; " + rule);
            } else {
                return number.intValueExact();
            }
            return null;
        };
    }

    private static Object decimal(String field, Value value, Faults faults) {
        BigDecimal number = number(field, value, faults);
        if (number == null) {
            return null;
        }
        if (number.scale() > SCALE) {
            faults.add(field, "is " + shown(number) + "; it takes at most " + SCALE + " digits after the point");
            return null;
        }
        if ((long) number.precision() - number.scale() > WHOLE_DIGITS) {
            faults.add(
                    field, "is " + shown(number) + "; it takes at most " + WHOLE_DIGITS + " digits before the point");
            return null;
        }
        return number.setScale(SCALE);
    }

    private static Object denominator(String field, Value value, Faults faults) {
        Object number = decimal(field, value, faults);
        if (number instanceof BigDecimal denominator && denominator.signum() <= 0) {
            faults.add(field, "is " + shown(denominator.stripTrailingZeros()) + "; a denominator is above 0");
            return null;
        }
        return number;
    }

    /** The number without trailing zeros, so that its scale says how many digits it needs; null with a fault. */
    private static BigDecimal number(String field, Value value, Faults faults) {
        if (!(value instanceof Value.Number number)) {
            faults.add(field, "takes a number, not " + value.what(), spelt(value));
            return null;
        }
        String literal = number.literal();
        if (literal.length() > LONGEST_LITERAL) {
            faults.add(field, "has " + literal.length() + " digits, which is too many");
            return null;
        }
        try {
            return new BigDecimal(literal).stripTrailingZeros();
        } catch (NumberFormatException e) {
            faults.add(field, "is " + Texts.quote(literal) + "; its exponent is out of range");
            return null;
        }
    }

    /** The number that a text spells, to suggest it without the quotes. */
    private static Optional<String> spelt(Value value) {
        if (value instanceof Value.Text text && text.text().length() < 20) {
            String digits = text.text().strip().replaceFirst("%$", "").toLowerCase(Locale.ROOT);
            return digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?") ? Optional.of(digits) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Plain digits for people, unless there would be very many. */
    private static String shown(BigDecimal number) {
        return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
    }
}
