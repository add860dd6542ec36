package org.lanewise.engine.plan;

import org.lanewise.engine.random.Seed;

/** What the layers of a plan draw from: a function of a seed and of the number of the update. */
final class Randomness {
    private final Seed seed;
    private long step;

    Randomness(Seed seed) {
        this.seed = seed;
    }

    /** Says which update the next batch is for. */
    void at(long step) {
        this.step = step;
    }

    /** The stream of one layer. */
    Seed of(String layer) {
        return seed.child("dropout").child(layer);
    }

    /** 32 bits for this update from a layer's stream. */
    int bits(Seed stream) {
        return (int) (stream.bits(step) >>> 32);
    }
}
