package org.lanewise.engine.optim;

/** The smooth way from one value to another, along half a period of a cosine. */
final class HalfCosine {
    private HalfCosine() {}

    /** The first value at time 0, the second at time 1 and after it. */
    static double between(double first, double second, double time) {
        return second + (first - second) * falling(Math.min(time, 1));
    }

    /** (1 + cos(pi t)) / 2, from 1 at 0 to 0 at 1. */
    private static double falling(double t) {
        return t < 0.5 ? 1 - squaredSine(t) : squaredSine(1 - t);
    }

    /**
     * sin(pi t / 2)^2 for t up to 0.5, by the Taylor series of the sine, whose first term left out is below 1e-19. Not
     * StrictMath: its sine and cosine allocate.
     */
    private static double squaredSine(double t) {
        double x = Math.PI / 2 * t;
        double square = x * x;
        double sum = 1;
        for (int n = 16; n >= 2; n -= 2) {
            sum = 1 - square / (n * (n + 1)) * sum;
        }
        return x * sum * (x * sum);
    }
}
