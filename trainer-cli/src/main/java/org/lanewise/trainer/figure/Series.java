package org.lanewise.trainer.figure;

import java.util.Arrays;
import java.util.List;

/** One curve: its points, and how far it scatters if that is known. NaN is a gap. */
public final class Series {
    /** A look beside the six: red, as in graphs that were drawn so elsewhere. */
    public static final int RED = -2;

    /** Chosen by the chart: the next one that is free. */
    static final int ANY_LOOK = -1;

    private final String name;
    private final double[] x;
    private final double[] y;
    private final double[] low;
    private final double[] high;
    private final int look;
    private final boolean faint;

    private Series(String name, double[] x, double[] y, double[] low, double[] high, int look, boolean faint) {
        if (x.length != y.length || low.length != y.length || high.length != y.length) {
            throw new IllegalArgumentException(
                    "series " + name + " has " + x.length + " x, " + y.length + " y and a band of "
                            + low.length + " and " + high.length + " values");
        }
        this.name = name;
        this.x = x;
        this.y = y;
        this.low = low;
        this.high = high;
        this.look = look;
        this.faint = faint;
    }

    /** What a band over several runs shows. */
    public enum Spread {
        /** From the smallest to the largest run. */
        MIN_TO_MAX,
        /** One standard deviation (of the sample, n - 1) below and above the mean. */
        STANDARD_DEVIATION
    }

    /** Points in the order in which they are joined. */
    public static Series of(String name, double[] x, double[] y) {
        double[] values = y.clone();
        return new Series(name, x.clone(), values, values, values, ANY_LOOK, false);
    }

    /** Values at equal distances: {@code first}, {@code first + step}, ... */
    public static Series counted(String name, double first, double step, double[] y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> first + i * step);
        return of(name, x, y);
    }

    /**
     * The mean of several runs, with a band that shows how they scatter.
     *
     * @param runs one row a run, all as long as {@code x}; at least one
     */
    public static Series overRuns(String name, double[] x, List<double[]> runs, Spread spread) {
        if (runs.isEmpty() || runs.stream().anyMatch(run -> run.length != x.length)) {
            throw new IllegalArgumentException("series " + name + " has " + x.length + " x and runs of "
                    + runs.stream().map(run -> run.length).toList() + " values");
        }
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int point = i;
            double[] values = runs.stream().mapToDouble(run -> run[point]).toArray();
            double middle = Arrays.stream(values).sum() / values.length;
            double squares = Arrays.stream(values).map(v -> (v - middle) * (v - middle)).sum();
            double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
            mean[i] = middle;
            low[i] = spread == Spread.MIN_TO_MAX ? Arrays.stream(values).min().orElseThrow() : middle - deviation;
            high[i] = spread == Spread.MIN_TO_MAX ? Arrays.stream(values).max().orElseThrow() : middle + deviation;
        }
        return new Series(name, x.clone(), mean, low, high, ANY_LOOK, false);
    }

    /** The same with a band from {@code below} to {@code above}. */
    public Series band(double[] below, double[] above) {
        return new Series(name, x, y, below.clone(), above.clone(), look, faint);
    }

    /** The same in the colour and dash pattern of that number; equal numbers look equal. */
    public Series look(int number) {
        return new Series(name, x, y, low, high, number, faint);
    }

    /** The same as a thin pale line that is not in the legend: raw values behind their mean. */
    public Series faint() {
        return new Series(name, x, y, low, high, look, true);
    }

    /** Every value replaced by the mean of up to {@code window} values that end with it; gaps are left out. */
    public Series smoothed(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window " + window + " must be at least 1");
        }
        double[] means = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            means[i] = Arrays.stream(y, Math.max(0, i - window + 1), i + 1)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }
        return new Series(name, x, means, means, means, look, false);
    }

    String name() {
        return name;
    }

    int size() {
        return y.length;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    double[] low() {
        return low;
    }

    double[] high() {
        return high;
    }

    boolean hasBand() {
        return low != y;
    }

    int look() {
        return look;
    }

    boolean isFaint() {
        return faint;
    }
}
