package org.lanewise.models;

import java.util.Optional;

/**
 * A number that an author states about a model: as it is printed, and as what it means, which is not always the same.
 *
 * @param source where the author states it
 * @param place in the source, e.g. {@code "table 3.1, experiment 1"}
 * @param quantity what was measured
 * @param printed the number as it is printed, with its unit, e.g. {@code "0.0005"}, {@code "13:38"}, {@code "98.96%"}
 * @param value what a measurement has to be compared with, in the unit of the quantity (shares 0 .. 1, seconds)
 * @param remark why the value is not the one that is printed, or what else must be known of it
 */
public record Claim(
        Source source, String place, Quantity quantity, String printed, double value, Optional<String> remark) {
    /** Where authors state numbers. */
    public enum Source {
        /** The report itself. */
        REPORT,
        /** Notebooks, logs and tables that the author published with the code. */
        REPOSITORY
    }

    /** A number of the report that means what it says. */
    static Claim reported(String place, Quantity quantity, String printed) {
        return new Claim(
                Source.REPORT, place, quantity, printed, PrintedNumber.parse(printed).value(), Optional.empty());
    }

    /** The same number, found with the author's code. */
    Claim inRepository() {
        return new Claim(Source.REPOSITORY, place, quantity, printed, value, remark);
    }

    /** The same number with a remark. */
    Claim but(String remark) {
        return new Claim(source, place, quantity, printed, value, Optional.of(remark));
    }

    /** The same number, which means another value. */
    Claim meaning(double value, String why) {
        return new Claim(source, place, quantity, printed, value, Optional.of(why));
    }

    /** Whether the value is another than the one that is printed. */
    public boolean isCorrected() {
        return value != PrintedNumber.parse(printed).value();
    }

    /**
     * How far a value can be from the claimed one and be printed the same: half of the last printed digit, in the unit of
     * the value. {@code "0.0005"} that means 0.05 is 0.045 to 0.055, so this is 0.005.
     */
    public double rounding() {
        PrintedNumber number = PrintedNumber.parse(printed);
        return number.value() == 0 ? number.rounding() : number.rounding() * (value / number.value());
    }
}
