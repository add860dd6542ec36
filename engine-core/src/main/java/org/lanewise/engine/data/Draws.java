package org.lanewise.engine.data;

import org.lanewise.engine.random.Seed;

/**
 * The draws of one seed, one after the other. Can be set to another seed, so that images can be changed without making
 * objects. Owned by one thread.
 */
public final class Draws {
    private long key;
    private long next;

    /** The draws of a seed from the first on. */
    public Draws(Seed seed) {
        begin(seed);
    }

    /** Goes to the first draw of a seed. */
    public void begin(Seed seed) {
        key = seed.key();
        next = 0;
    }

    /** 64 uniform bits. */
    public long bits() {
        return new Seed(key).bits(next++);
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return new Seed(key).uniform(next++);
    }

    /** Uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform in 0 .. bound - 1. */
    public int below(int bound) {
        return new Seed(key).below(next++, bound);
    }

    /** Uniform in from .. to, both included. */
    public int between(int from, int to) {
        return from + below(to - from + 1);
    }
}
