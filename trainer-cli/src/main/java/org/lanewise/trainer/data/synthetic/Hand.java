package org.lanewise.trainer.data.synthetic;

import java.util.List;

/**
 * How one writer moves on one occasion: turns the skeleton of a digit into the path of the pen. Points wander, strokes
 * end early or late, the paper stretches, and all of it is slanted, turned and narrowed.
 */
final class Hand {
    private static final double POINT_DEVIATION = 3.1;
    private static final double ELASTIC_DEVIATION = 9;
    private static final double PROPORTION_DEVIATION = 0.2;
    private static final double END_DEVIATION = 0.16;
    private static final double WIDTH_DEVIATION = 0.17;
    private static final double SLANT = 0.15;
    private static final double SLANT_DEVIATION = 0.23;
    private static final double ANGLE_DEVIATION = 0.12;

    private final Draws draws;

    Hand(Draws draws) {
        this.draws = draws;
    }

    /** The path for the strokes, in units of the skeleton; not yet placed on the canvas. */
    Trace write(List<Stroke> strokes) {
        double wander = POINT_DEVIATION * draws.between(0.4, 1.5);
        Trace trace = new Trace();
        for (Stroke stroke : strokes) {
            Spline.trace(wandering(stroke, wander), trace);
        }
        proportion(trace);
        new ElasticField(ELASTIC_DEVIATION * draws.between(0.3, 1.3), draws).displace(trace);
        distort(trace);
        return trace;
    }

    private Stroke wandering(Stroke stroke, double deviation) {
        double[] x = wandering(stroke.x(), deviation);
        double[] y = wandering(stroke.y(), deviation);
        stretchEnd(x, y, 0, 1);
        stretchEnd(x, y, x.length - 1, x.length - 2);
        return new Stroke(x, y, stroke.corner());
    }

    /** Moves neighbours partly together: independent moves turn a round bowl into a polygon. */
    private double[] wandering(double[] positions, double deviation) {
        double[] moved = positions.clone();
        double before = draws.normal(deviation);
        for (int i = 0; i < moved.length; i++) {
            double after = draws.normal(deviation);
            moved[i] += 0.7 * (before + after);
            before = after;
        }
        return moved;
    }

    private void stretchEnd(double[] x, double[] y, int end, int neighbour) {
        double factor = 1 + draws.normal(END_DEVIATION);
        x[end] = x[neighbour] + factor * (x[end] - x[neighbour]);
        y[end] = y[neighbour] + factor * (y[end] - y[neighbour]);
    }

    /** Makes the upper part bigger at the cost of the lower, or the other way round; the same for left and right. */
    private void proportion(Trace trace) {
        double across = draws.normal(PROPORTION_DEVIATION);
        double down = draws.normal(PROPORTION_DEVIATION);
        for (int i = 0; i < trace.size; i++) {
            trace.x[i] += across * trace.x[i] * (100 - trace.x[i]) / 100;
            trace.y[i] += down * trace.y[i] * (100 - trace.y[i]) / 100;
        }
    }

    private void distort(Trace trace) {
        double width = 1 + draws.normal(WIDTH_DEVIATION);
        double slant = SLANT + draws.normal(SLANT_DEVIATION);
        double angle = draws.normal(ANGLE_DEVIATION);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        trace.affine(width, -slant, 0, 0, 1, 0);
        trace.affine(cos, -sin, 0, sin, cos, 0);
    }
}
