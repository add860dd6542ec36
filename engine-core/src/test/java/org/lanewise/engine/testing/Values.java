package org.lanewise.engine.testing;

import java.util.SplittableRandom;

/** Numbers to test with. */
public final class Values {
    private Values() {}

    /** Of either sign and magnitudes from 2^-6 to 2^2, one in eight zero: sums cancel, and their order shows. */
    public static float mixed(SplittableRandom random) {
        return random.nextInt(8) == 0 ? 0 : (float) random.nextDouble(-1, 1) * (1 << random.nextInt(8)) / 32;
    }

    /** A half from -1.5 to 1.5, zeros of both signs among them: equal values are frequent. */
    public static float tied(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> 0f;
            case 1 -> -0f;
            default -> random.nextInt(-3, 4) / 2f;
        };
    }

    public static float[] mixed(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = mixed(random);
        }
        return values;
    }

    public static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
