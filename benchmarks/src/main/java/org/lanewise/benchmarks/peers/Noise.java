package org.lanewise.benchmarks.peers;

import org.lanewise.engine.random.Seed;

/** The numbers that primitives compute with, the same on both sides: even, between -1 and 1. */
public final class Noise {
    private Noise() {}

    /** So many numbers of a name. */
    public static float[] of(String name, int count) {
        Seed seed = new Seed(1).child(name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = seed.below(i, 2001) / 1000f - 1;
        }
        return values;
    }

    /** The sum of the squares. */
    public static double power(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
