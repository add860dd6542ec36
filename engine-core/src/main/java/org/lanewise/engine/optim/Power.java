package org.lanewise.engine.optim;

/** Powers that are the same on every machine: Math.pow may differ, and StrictMath.pow allocates. */
final class Power {
    private Power() {}

    /** Squares and multiplies; the exponent is at least 0. */
    static double of(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }
}
