package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Adds a Poisson variable to every pixel: p + Poisson(p / 255 * peak) / peak * 255, at most 255, as in report 002. The
 * background stays as it is; with a small peak a single event makes a pixel white, and there are few.
 *
 * @param peak events expected at a white pixel, above 0, at most 100
 */
public record PoissonNoise(double peak) implements Augmentation {
    /** One event at two hundred white pixels. */
    public static final PoissonNoise REPORT_LI = new PoissonNoise(0.005);

    public PoissonNoise {
        if (!(peak > 0 && peak <= 100)) {
            throw new IllegalArgumentException("Poisson noise needs a peak above 0 and at most 100, got " + peak);
        }
    }

    @Override
    public Transform on(Shape shape) {
        return new Noise(shape, peak);
    }

    private record Noise(Shape shape, double peak) implements Transform {
        @Override
        public int scratch() {
            return 0;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            for (int i = 0; i < shape.size(); i++) {
                float value = image[i];
                if (value > 0) {
                    int events = events(value / 255 * peak, draws.uniform());
                    image[i] = (float) Math.min(255, value + events / peak * 255);
                }
            }
        }

        /** The Poisson variable whose distribution function reaches u (L. Devroye, 1986, section X.3.3). */
        private static int events(double mean, double u) {
            double term = StrictMath.exp(-mean);
            double sum = term;
            int events = 0;
            // The terms vanish before the sum of their rounding errors could keep it below the largest u, 1 - 2^-53.
            while (u >= sum && term > 0) {
                events++;
                term *= mean / events;
                sum += term;
            }
            return events;
        }
    }
}
