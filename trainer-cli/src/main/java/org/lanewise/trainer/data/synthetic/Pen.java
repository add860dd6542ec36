package org.lanewise.trainer.data.synthetic;

/** The pen: decides how thick the ink lies along a path that is already in pixels. */
final class Pen {
    private static final double THINNEST = 0.15;

    private final double radius;
    private final double nibCos;
    private final double nibSin;
    private final double pressure;
    private final double pressureWaves;
    private final double pressurePhase;
    private final double lift;

    Pen(Draws draws) {
        double thickness = draws.between(0, 1);
        radius = 0.7 + 1.15 * thickness * thickness + draws.between(0, 0.35);
        double nib = draws.chance(0.35) ? draws.between(0, 0.4) : draws.between(0, 0.12);
        double nibAngle = draws.between(0, StrictMath.PI);
        nibCos = nib * StrictMath.cos(2 * nibAngle);
        nibSin = nib * StrictMath.sin(2 * nibAngle);
        pressure = draws.between(0, 0.22);
        pressureWaves = draws.between(0.5, 2.5);
        pressurePhase = draws.between(0, 1);
        lift = draws.between(0, 0.6);
    }

    /** Radius of the ink without pressure and nib, in pixels. */
    double radius() {
        return radius;
    }

    /**
     * Sets the radius at every point: a nib is wide across its edge, pressure comes and goes, a stroke's ends thin out.
     */
    void press(Trace trace) {
        for (int i = 0; i < trace.size; i++) {
            boolean first = trace.startsStroke[i];
            boolean last = i + 1 == trace.size || trace.startsStroke[i + 1];
            int from = first ? i : i - 1;
            int to = last ? i : i + 1;
            double dx = trace.x[to] - trace.x[from];
            double dy = trace.y[to] - trace.y[from];
            double squared = dx * dx + dy * dy + 1e-9;
            double nib = 1 + ((dx * dx - dy * dy) * nibCos + 2 * dx * dy * nibSin) / squared;
            double wave = triangle(pressurePhase + pressureWaves * i / trace.size);
            double end = first || last ? 1 - lift : 1;
            trace.radius[i] = Math.max(THINNEST, radius * nib * (1 + pressure * wave) * end);
        }
    }

    /** A wave of straight lines between -1 and 1 with period 1. */
    private static double triangle(double t) {
        double fraction = t - Math.floor(t);
        return fraction < 0.5 ? 4 * fraction - 1 : 3 - 4 * fraction;
    }
}
