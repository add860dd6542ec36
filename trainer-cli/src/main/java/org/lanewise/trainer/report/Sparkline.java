package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;

/** A curve in a row of characters, from its first value to its last, with the logarithm as its height. */
final class Sparkline {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

    /** Values that are kept; more are averaged in pairs. */
    private static final int MOST = 256;

    private final List<Double> means = new ArrayList<>();
    private int valuesPerMean = 1;
    private double sum;
    private int count;

    /** The next value. */
    void add(double value) {
        sum += value;
        if (++count < valuesPerMean) {
            return;
        }
        means.add(sum / count);
        sum = 0;
        count = 0;
        if (means.size() == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                means.set(i, (means.get(2 * i) + means.get(2 * i + 1)) / 2);
            }
            means.subList(MOST / 2, MOST).clear();
            valuesPerMean *= 2;
        }
    }

    /** The whole curve in at most so many characters; fewer while there are fewer values. */
    String text(int columns) {
        int length = Math.min(columns, means.size());
        double[] heights = new double[length];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            int from = i * means.size() / length;
            int to = (i + 1) * means.size() / length;
            double mean = means.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            heights[i] = Math.log(Math.max(mean, Float.MIN_NORMAL));
            lowest = Math.min(lowest, heights[i]);
            highest = Math.max(highest, heights[i]);
        }
        StringBuilder text = new StringBuilder();
        for (double height : heights) {
            double share = highest > lowest ? (height - lowest) / (highest - lowest) : 0;
            text.append(HEIGHTS.charAt((int) Math.round(share * (HEIGHTS.length() - 1))));
        }
        return text.toString();
    }
}
