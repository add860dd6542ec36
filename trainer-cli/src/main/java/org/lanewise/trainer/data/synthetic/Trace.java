package org.lanewise.trainer.data.synthetic;

import java.util.Arrays;

/**
 * The path of the pen as a chain of points close to each other, with the radius of the ink at each. Between the last
 * point of a stroke and the first of the next the pen is up.
 */
final class Trace {
    double[] x = new double[192];
    double[] y = new double[192];
    double[] radius = new double[192];
    boolean[] startsStroke = new boolean[192];
    int size;

    void add(double px, double py, boolean start) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            radius = Arrays.copyOf(radius, 2 * size);
            startsStroke = Arrays.copyOf(startsStroke, 2 * size);
        }
        x[size] = px;
        y[size] = py;
        startsStroke[size] = start;
        size++;
    }

    /** Applies x' = a x + b y + c, y' = d x + e y + f to every point. */
    void affine(double a, double b, double c, double d, double e, double f) {
        for (int i = 0; i < size; i++) {
            double px = x[i];
            double py = y[i];
            x[i] = a * px + b * py + c;
            y[i] = d * px + e * py + f;
        }
    }

    /** Scales the path evenly so that the larger of its height and width is {@code side}. */
    void fitInto(double side) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
        double scale = side / Math.max(right - left, bottom - top);
        affine(scale, 0, 0, 0, scale, 0);
    }

    /** Moves the path so that its centre of mass, every bit of length weighing the same, comes to lie at a point. */
    void centreAt(double centreX, double centreY) {
        double mass = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 1; i < size; i++) {
            if (!startsStroke[i]) {
                double dx = x[i] - x[i - 1];
                double dy = y[i] - y[i - 1];
                double length = Math.sqrt(dx * dx + dy * dy);
                mass += length;
                sumX += length * (x[i] + x[i - 1]) / 2;
                sumY += length * (y[i] + y[i - 1]) / 2;
            }
        }
        affine(1, 0, centreX - sumX / mass, 0, 1, centreY - sumY / mass);
    }
}
