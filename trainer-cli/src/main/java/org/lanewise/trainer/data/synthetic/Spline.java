package org.lanewise.trainer.data.synthetic;

/**
 * Turns strokes into traces: centripetal Catmull-Rom curves, which pass through every point and, unlike the uniform
 * kind, make no loops or cusps between points at unequal distances (C. Yuksel, S. Schaefer, J. Keyser: Parameterization
 * and applications of Catmull-Rom curves, 2011). Evaluated by the pyramid of P. Barry and R. Goldman (1988).
 */
final class Spline {
    private static final double STEP = 4;

    private Spline() {}

    /** Appends the stroke to the trace, cut into steps of about 4 units. */
    static void trace(Stroke stroke, Trace trace) {
        double[] x = stroke.x();
        double[] y = stroke.y();
        trace.add(x[0], y[0], true);
        int last = stroke.size() - 1;
        for (int i = 0; i < last; i++) {
            boolean sharpStart = i == 0 || stroke.corner()[i];
            boolean sharpEnd = i + 1 == last || stroke.corner()[i + 1];
            // Beyond a sharp end the curve goes straight on: its neighbour there is the mirror image of the other one.
            double x0 = sharpStart ? 2 * x[i] - x[i + 1] : x[i - 1];
            double y0 = sharpStart ? 2 * y[i] - y[i + 1] : y[i - 1];
            double x3 = sharpEnd ? 2 * x[i + 1] - x[i] : x[i + 2];
            double y3 = sharpEnd ? 2 * y[i + 1] - y[i] : y[i + 2];
            segment(x0, y0, x[i], y[i], x[i + 1], y[i + 1], x3, y3, trace);
        }
    }

    private static void segment(
            double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, Trace trace) {
        double t1 = knot(x0, y0, x1, y1);
        double t2 = t1 + knot(x1, y1, x2, y2);
        double t3 = t2 + knot(x2, y2, x3, y3);
        double chord = distance(x1, y1, x2, y2);
        int steps = 1 + (int) (chord / STEP);
        for (int step = 1; step <= steps; step++) {
            double t = t1 + (t2 - t1) * step / steps;
            trace.add(at(x0, x1, x2, x3, t1, t2, t3, t), at(y0, y1, y2, y3, t1, t2, t3, t), false);
        }
    }

    private static double at(double p0, double p1, double p2, double p3, double t1, double t2, double t3, double t) {
        double a1 = mix(p0, p1, 0, t1, t);
        double a2 = mix(p1, p2, t1, t2, t);
        double a3 = mix(p2, p3, t2, t3, t);
        double b1 = mix(a1, a2, 0, t2, t);
        double b2 = mix(a2, a3, t1, t3, t);
        return mix(b1, b2, t1, t2, t);
    }

    private static double mix(double from, double to, double start, double end, double t) {
        return (from * (end - t) + to * (t - start)) / (end - start);
    }

    private static double knot(double ax, double ay, double bx, double by) {
        // Points that jitter has laid on each other would otherwise divide by zero.
        return Math.sqrt(distance(ax, ay, bx, by) + 1e-3);
    }

    private static double distance(double ax, double ay, double bx, double by) {
        return Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    }
}
