package org.lanewise.trainer.data;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * NumPy's {@code RandomState}, as far as it takes to repeat a split that was made with it: the Mersenne Twister MT19937
 * (M. Matsumoto, T. Nishimura, 1998), seeded with one number, and bounded draws by mask and rejection.
 */
public final class NumPyRandom {
    private final MersenneTwister twister;

    /**
     * {@code RandomState(seed)}.
     *
     * @param seed at least 0
     */
    public NumPyRandom(int seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("NumPy takes seeds from 0 on, got " + seed);
        }
        twister = new MersenneTwister(seed);
    }

    /**
     * NumPy's {@code random_interval}.
     *
     * @param max at least 0
     * @return uniform in 0 .. max, the bound included
     */
    int interval(int max) {
        if (max == 0) {
            return 0;
        }
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value = twister.nextInt() & mask;
        while (value > max) {
            value = twister.nextInt() & mask;
        }
        return value;
    }

    /** {@code shuffle}, in place. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = interval(i);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
