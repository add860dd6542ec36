package org.lanewise.trainer.data.synthetic;

/**
 * A smooth random displacement of the plane: a lattice of random vectors, blended by uniform cubic B-splines (the
 * free-form deformation of D. Rueckert et al., IEEE Transactions on Medical Imaging 18(8), 1999, equation 2, in two
 * dimensions).
 */
final class ElasticField {
    private static final int CELLS = 3;
    private static final int KNOTS = CELLS + 3;

    private final double[] dx = new double[KNOTS * KNOTS];
    private final double[] dy = new double[KNOTS * KNOTS];

    /** @param deviation of each component of the lattice's vectors, in units of the plane */
    ElasticField(double deviation, Draws draws) {
        for (int i = 0; i < dx.length; i++) {
            dx[i] = draws.normal(deviation);
            dy[i] = draws.normal(deviation);
        }
    }

    /** Displaces every point of the trace, whose coordinates lie roughly in 0 .. 100. */
    void displace(Trace trace) {
        double[] wx = new double[4];
        double[] wy = new double[4];
        for (int i = 0; i < trace.size; i++) {
            double u = Math.clamp(trace.x[i] / 100, 0, 0.999) * CELLS;
            double v = Math.clamp(trace.y[i] / 100, 0, 0.999) * CELLS;
            int column = (int) u;
            int row = (int) v;
            blend(u - column, wx);
            blend(v - row, wy);
            double shiftX = 0;
            double shiftY = 0;
            for (int b = 0; b < 4; b++) {
                for (int a = 0; a < 4; a++) {
                    double weight = wx[a] * wy[b];
                    int knot = (row + b) * KNOTS + column + a;
                    shiftX += weight * dx[knot];
                    shiftY += weight * dy[knot];
                }
            }
            trace.x[i] += shiftX;
            trace.y[i] += shiftY;
        }
    }

    private static void blend(double t, double[] weights) {
        double s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
        weights[2] = (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
        weights[3] = t * t * t / 6;
    }
}
