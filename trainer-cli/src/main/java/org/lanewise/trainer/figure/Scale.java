package org.lanewise.trainer.figure;

/** An axis that has its range and its length: from values to pixels. */
final class Scale {
    /** How much empty space is left beyond the data, as a share of their range. */
    private static final double MARGIN = 0.04;

    private final Axis axis;
    private final double min;
    private final double max;
    private final double length;

    private Scale(Axis axis, double min, double max, double length) {
        this.axis = axis;
        this.min = min;
        this.max = max;
        this.length = length;
    }

    /** Exactly as far as the data go: the axis that things are drawn along. */
    static Scale tight(Axis axis, Range data, double length) {
        return fit(axis, data, length, 0);
    }

    /** A little further than the data, and from 0 where they come near it: the axis that things are measured on. */
    static Scale loose(Axis axis, Range data, double length) {
        return fit(axis, data, length, MARGIN);
    }

    private static Scale fit(Axis axis, Range data, double length, double margin) {
        double low = data.isEmpty() ? 1 : data.min();
        double high = data.isEmpty() ? 1 : data.max();
        boolean log = axis.kind() == Axis.Kind.LOGARITHMIC;
        if (low == high) {
            double around = log ? low / 2 : Math.max(Math.abs(low) / 2, 0.5);
            low -= around;
            high += around;
        }
        double from = low;
        double to = high;
        if (margin > 0 && log) {
            double factor = Math.pow(high / low, margin);
            from = low / factor;
            to = high * factor;
        } else if (margin > 0) {
            from = low >= 0 && low < (high - low) * 0.5 ? 0 : low - (high - low) * margin;
            to = high + (high - low) * margin;
            if (axis.numbers() == Axis.Numbers.PERCENT && high <= 1) {
                to = Math.min(to, 1);
            }
        }
        from = Double.isNaN(axis.from()) ? from : axis.from();
        to = Double.isNaN(axis.to()) ? to : axis.to();
        return from < to ? new Scale(axis, from, to, length)
                : Double.isNaN(axis.to()) ? new Scale(axis, from, log ? from * 10 : from + 1, length)
                        : new Scale(axis, log ? to / 10 : to - 1, to, length);
    }

    /** The same with another end, if the axis leaves that open; else this one. */
    Scale upTo(double value) {
        return Double.isNaN(axis.to()) && value > max ? new Scale(axis, min, value, length) : this;
    }

    /** Whether a value can be shown at all. */
    boolean shows(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value)
                && (axis.kind() == Axis.Kind.LINEAR || value > 0);
    }

    /** Pixels from the beginning of the axis. */
    double pixels(double value) {
        return axis.kind() == Axis.Kind.LINEAR ? (value - min) / (max - min) * length
                : Math.log(value / min) / Math.log(max / min) * length;
    }

    /** What lies that many pixels from the beginning, the inverse of {@link #pixels}. */
    double value(double pixels) {
        double share = pixels / length;
        return axis.kind() == Axis.Kind.LINEAR ? min + share * (max - min) : min * Math.pow(max / min, share);
    }

    /** Marks that are at least {@code spacing} pixels apart. */
    Ticks ticks(double spacing) {
        int count = (int) (length / spacing);
        if (axis.divisions() > 0) {
            return Ticks.divided(min, max, axis.divisions());
        }
        return axis.kind() == Axis.Kind.LINEAR ? Ticks.linear(min, max, count, axis.numbers())
                : Ticks.logarithmic(min, max, count);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double length() {
        return length;
    }
}
