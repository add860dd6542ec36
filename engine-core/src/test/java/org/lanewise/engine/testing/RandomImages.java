package org.lanewise.engine.testing;

import java.util.SplittableRandom;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.tensor.Shape;

/** Examples made up for tests. */
public final class RandomImages {
    private RandomImages() {}

    /** Noise in -1 .. 1 with labels that have nothing to do with it. */
    public static FloatImages noise(Shape shape, int images, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[images * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        int[] labels = random.ints(images, 0, classes).toArray();
        return new FloatImages(shape, values, labels, classes);
    }

    /** Each class is a pattern of its own under noise, so that there is something to learn. */
    public static FloatImages patterns(Shape shape, int images, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] patterns = new float[classes * shape.size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = (float) random.nextGaussian();
        }
        float[] values = new float[images * shape.size()];
        int[] labels = new int[images];
        for (int n = 0; n < images; n++) {
            labels[n] = random.nextInt(classes);
            for (int i = 0; i < shape.size(); i++) {
                values[n * shape.size() + i] =
                        patterns[labels[n] * shape.size() + i] + 0.5f * (float) random.nextGaussian();
            }
        }
        return new FloatImages(shape, values, labels, classes);
    }
}
