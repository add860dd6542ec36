package org.lanewise.trainer.figure;

/** From the smallest to the largest value. Empty where {@code min > max}. */
record Range(double min, double max) {
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** The range of the values that an axis can show. */
    static Range of(double[] values, Axis.Kind kind) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value) && (kind == Axis.Kind.LINEAR || value > 0)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return new Range(min, max);
    }

    Range and(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    Range and(double value) {
        return new Range(Math.min(min, value), Math.max(max, value));
    }

    boolean isEmpty() {
        return min > max;
    }
}
