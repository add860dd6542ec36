package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Curves in pixels, with no more points than can be seen: of all points that fall into one column of pixels only the
 * lowest and the highest are kept, in their order, so that no spike is lost. A gap ends a line and begins another.
 */
final class Reduction {
    /** Further out nothing is visible, and some renderers fail on very large coordinates. */
    private static final double FAR = 10_000;

    private final Scale across;
    private final Scale up;
    private final List<double[]> lines = new ArrayList<>();
    private double[] line = new double[64];
    private int length;
    private int column = Integer.MIN_VALUE;
    private double[] lowest;
    private double[] highest;
    private boolean lowestIsFirst;

    private Reduction(Scale across, Scale up) {
        this.across = across;
        this.up = up;
    }

    /** Lines as {x, y, x, y, ...} in pixels from the top left of the plot. */
    static List<double[]> lines(double[] x, double[] y, Scale across, Scale up) {
        Reduction reduction = new Reduction(across, up);
        for (int i = 0; i < x.length; i++) {
            reduction.add(x[i], y[i]);
        }
        reduction.endLine();
        return reduction.lines;
    }

    /** The outlines of the area between two curves: along the upper one, back along the lower one. */
    static List<double[]> bands(double[] x, double[] low, double[] high, Scale across, Scale up) {
        List<double[]> above = lines(x, gaps(high, low), across, up);
        List<double[]> below = lines(x, gaps(low, high), across, up);
        List<double[]> outlines = new ArrayList<>();
        for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
            double[] there = above.get(i);
            double[] back = below.get(i);
            double[] outline = Arrays.copyOf(there, there.length + back.length);
            for (int p = 0; p < back.length; p += 2) {
                outline[there.length + p] = back[back.length - 2 - p];
                outline[there.length + p + 1] = back[back.length - 1 - p];
            }
            outlines.add(outline);
        }
        return outlines;
    }

    private static double[] gaps(double[] values, double[] others) {
        double[] both = values.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] = Double.isFinite(others[i]) ? both[i] : Double.NaN;
        }
        return both;
    }

    private void add(double x, double y) {
        if (!across.shows(x) || !up.shows(y)) {
            endLine();
            return;
        }
        double[] point = {limit(across.pixels(x)), limit(up.length() - up.pixels(y))};
        int its = (int) Math.floor(point[0]);
        if (its != column) {
            endColumn();
            column = its;
            lowest = point;
            highest = point;
        } else if (point[1] > lowest[1]) {
            lowest = point;
            lowestIsFirst = false;
        } else if (point[1] < highest[1]) {
            highest = point;
            lowestIsFirst = true;
        }
    }

    private void endColumn() {
        if (lowest == null) {
            return;
        }
        append(lowestIsFirst ? lowest : highest);
        if (lowest != highest) {
            append(lowestIsFirst ? highest : lowest);
        }
        lowest = null;
        highest = null;
    }

    private void endLine() {
        endColumn();
        if (length > 0) {
            lines.add(Arrays.copyOf(line, length));
        }
        length = 0;
        column = Integer.MIN_VALUE;
    }

    private void append(double[] point) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = point[0];
        line[length++] = point[1];
    }

    private static double limit(double pixels) {
        return Math.clamp(pixels, -FAR, FAR);
    }
}
