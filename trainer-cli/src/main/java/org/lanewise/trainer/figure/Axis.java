package org.lanewise.trainer.figure;

/**
 * What an axis shows.
 *
 * @param label quantity and unit
 * @param kind how values become lengths
 * @param from the value at its beginning; NaN: the data decide
 * @param to the value at its end; NaN: the data decide
 * @param numbers how ticks are written
 * @param divisions into how many equal parts the ticks cut it; 0: at round numbers
 */
public record Axis(String label, Kind kind, double from, double to, Numbers numbers, int divisions) {
    /** How values become lengths. */
    public enum Kind {
        LINEAR,
        /** Powers of ten in equal steps; values that are not positive are left out. */
        LOGARITHMIC
    }

    /** How ticks are written. */
    public enum Numbers {
        PLAIN,
        /** Ticks at whole numbers only: epochs, digits. */
        WHOLE,
        /** A share of 1, in per cent. */
        PERCENT
    }

    public Axis {
        if (kind == Kind.LOGARITHMIC && (from <= 0 || to <= 0)) {
            throw new IllegalArgumentException(
                    "logarithmic axis " + label + " from " + from + " to " + to + " must be positive");
        }
        if (from >= to) {
            throw new IllegalArgumentException("axis " + label + " from " + from + " to " + to + " is empty");
        }
        if (divisions < 0) {
            throw new IllegalArgumentException("axis " + label + " has " + divisions + " divisions");
        }
    }

    /** Equal steps, as far as the data go. */
    public static Axis linear(String label) {
        return new Axis(label, Kind.LINEAR, Double.NaN, Double.NaN, Numbers.PLAIN, 0);
    }

    /** Powers of ten, as far as the data go. */
    public static Axis logarithmic(String label) {
        return new Axis(label, Kind.LOGARITHMIC, Double.NaN, Double.NaN, Numbers.PLAIN, 0);
    }

    /** The same from a fixed value; what is below is cut off. */
    public Axis from(double value) {
        return new Axis(label, kind, value, to, numbers, divisions);
    }

    /** The same to a fixed value; what is above is cut off. */
    public Axis to(double value) {
        return new Axis(label, kind, from, value, numbers, divisions);
    }

    /** The same with ticks at whole numbers only. */
    public Axis whole() {
        return new Axis(label, kind, from, to, Numbers.WHOLE, divisions);
    }

    /** The same for shares of 1, written in per cent. */
    public Axis percent() {
        return new Axis(label, kind, from, to, Numbers.PERCENT, divisions);
    }

    /** The same with ticks that cut it into equal parts, round or not. */
    public Axis divided(int parts) {
        return new Axis(label, kind, from, to, numbers, parts);
    }
}
