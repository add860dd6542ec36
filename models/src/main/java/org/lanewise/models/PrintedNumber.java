package org.lanewise.models;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people print it.
 *
 * @param value shares for percentages, seconds for times
 * @param rounding half of its last digit
 */
record PrintedNumber(double value, double rounding) {
    private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d\\d)");
    private static final Pattern NUMBER = Pattern.compile("([+-]?[\\d,]*\\.?\\d+) ?(%|min|)");

    /** Reads {@code 0.983}, {@code 98.96%}, {@code 203,628}, {@code 13:38} (minutes, seconds) or {@code 17min}. */
    static PrintedNumber parse(String printed) {
        Matcher clock = CLOCK.matcher(printed);
        if (clock.matches()) {
            return new PrintedNumber(
                    60 * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2)), 0.5);
        }
        Matcher number = NUMBER.matcher(printed);
        if (!number.matches()) {
            throw new IllegalArgumentException("'" + printed + "' is no number");
        }
        BigDecimal value = new BigDecimal(number.group(1).replace(",", ""));
        BigDecimal unit = switch (number.group(2)) {
            case "%" -> new BigDecimal("0.01");
            case "min" -> new BigDecimal(60);
            default -> BigDecimal.ONE;
        };
        BigDecimal half = value.ulp().multiply(new BigDecimal("0.5"));
        return new PrintedNumber(
                value.multiply(unit).doubleValue(), half.multiply(unit).doubleValue());
    }
}
