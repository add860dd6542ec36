package org.lanewise.trainer.data.synthetic;

import org.lanewise.engine.random.Seed;

/**
 * Reads the draws of one seed one after the other; made afresh for each image, so it carries nothing between images.
 */
final class Draws {
    private static final double NORMAL_LIMIT = 2.5;

    private final Seed uniforms;
    private final Seed normals;
    private long uniform;
    private long normal;

    Draws(Seed seed) {
        uniforms = seed.child("uniform");
        normals = seed.child("normal");
    }

    /** Uniform in [low, high). */
    double between(double low, double high) {
        return uniforms.uniform(uniform++, low, high);
    }

    boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    int below(int bound) {
        return uniforms.below(uniform++, bound);
    }

    /** Normal with mean 0, held within 2.5 deviations: an outlier would be a digit nobody can read. */
    double normal(double deviation) {
        return deviation * Math.clamp(normals.gaussian(normal++), -NORMAL_LIMIT, NORMAL_LIMIT);
    }
}
