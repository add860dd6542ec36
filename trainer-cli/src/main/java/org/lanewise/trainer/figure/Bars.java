package org.lanewise.trainer.figure;

import java.util.Arrays;

/**
 * One value a category, and between which bounds it may lie. NaN: there is none.
 *
 * @param name for the legend
 * @param values one a category
 * @param low lower ends of the error bars; NaN: no error bar
 * @param high upper ends of the error bars
 */
public record Bars(String name, double[] values, double[] low, double[] high) {
    public Bars {
        if (low.length != values.length || high.length != values.length) {
            throw new IllegalArgumentException("bars " + name + " have " + values.length + " values and "
                    + low.length + " and " + high.length + " ends of error bars");
        }
        values = values.clone();
        low = low.clone();
        high = high.clone();
    }

    /** Values without error bars. */
    public static Bars of(String name, double... values) {
        double[] none = new double[values.length];
        Arrays.fill(none, Double.NaN);
        return new Bars(name, values, none, none);
    }

    /** The same with error bars from {@code newLow} to {@code newHigh}, values and not distances. */
    public Bars between(double[] newLow, double[] newHigh) {
        return new Bars(name, values, newLow, newHigh);
    }

    /** Dark, pale, middle, ...: neighbours differ in grey print too. */
    static String opacity(int look) {
        return look % 3 == 0 ? "0.95" : look % 3 == 1 ? "0.3" : "0.6";
    }
}
