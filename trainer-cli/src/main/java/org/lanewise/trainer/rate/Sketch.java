package org.lanewise.trainer.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.Look;

/** A curve over rates in rows of characters. */
final class Sketch {
    private static final int ROWS = 12;
    private static final int LABEL = 7;
    private static final int NARROWEST = 20;

    private final RangeCurve curve;
    private final int columns;
    private final String dot;

    /** @param width columns of the terminal */
    Sketch(RangeCurve curve, int width, Look look) {
        this.curve = curve;
        this.columns = Math.max(NARROWEST, Math.min(width, 100) - LABEL - 2);
        this.dot = look.blocks() ? "•" : "*";
    }

    /**
     * The rows with their axes.
     *
     * @param marked rate with a sign below the axis
     */
    List<String> lines(double marked) {
        double[] values = perColumn();
        double low = Arrays.stream(values).min().orElse(0);
        // What gets out of hand is cut off: the fall is what matters.
        double high = Math.min(1.2 * values[0], Arrays.stream(values).max().orElse(1));
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            StringBuilder line = new StringBuilder();
            for (double value : values) {
                double share = high > low ? (Math.min(value, high) - low) / (high - low) : 0;
                line.append(Math.round((1 - share) * (ROWS - 1)) == row ? dot : " ");
            }
            String label = row == 0 ? number(high) : row == ROWS - 1 ? number(low) : "";
            lines.add(String.format(Locale.ROOT, "%" + LABEL + "s |", label) + line.toString().stripTrailing());
        }
        lines.add(" ".repeat(LABEL) + " +" + "-".repeat(columns));
        double[] rates = curve.rates();
        int at = (int) Math.round(
                Math.log(marked / rates[0]) / Math.log(rates[rates.length - 1] / rates[0]) * (columns - 1));
        if (at >= 0 && at < columns) {
            lines.add(" ".repeat(LABEL + 2 + at) + "^");
        }
        String from = Figures.brief(rates[0]);
        String to = Figures.brief(rates[rates.length - 1]);
        lines.add(" ".repeat(LABEL + 2) + from + " ".repeat(Math.max(1, columns - from.length() - to.length())) + to);
        return lines;
    }

    private static String number(double loss) {
        return String.format(Locale.ROOT, "%.3f", loss);
    }

    private double[] perColumn() {
        double[] smoothed = curve.smoothedLosses();
        double[] values = new double[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = smoothed[(int) Math.round((double) i * (smoothed.length - 1) / (columns - 1))];
        }
        return values;
    }
}
