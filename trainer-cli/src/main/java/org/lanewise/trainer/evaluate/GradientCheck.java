package org.lanewise.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;

/**
 * The gradient that a network computes against central differences of the loss it reports. All values that belong together
 * are moved at once, each up or down by chance, several times: single differences would drown in the rounding of floats.
 *
 * @param of name of the parameter, or {@code "input"}
 * @param values how many it has
 * @param error the largest difference of the two slopes, by a slope of usual size (the length of the gradient) or the slope
 *     itself if that is larger
 */
public record GradientCheck(String of, int values, double error) {
    /** The name of the images' values. */
    public static final String INPUT = "input";

    private static final float STEP = 0.004f;
    private static final int DIRECTIONS = 10;
    private static final int IMAGES = 2;

    /**
     * Checks every parameter and the input.
     *
     * <p>The values of an image are at least 5 steps apart and 2.5 away from 0, so that a layer with kinks (ReLU, maximum
     * pooling) may be checked as the first layer of a network; behind parameters it could be moved over a kink.
     *
     * @param network a classifier
     */
    public static List<GradientCheck> of(Network network, Kernels kernels, Workers workers) {
        return new Check(network, kernels, workers).all();
    }

    private static final class Check {
        private final Seed seed = new Seed(1).child("gradient check");
        private final Parameters parameters;
        private final TrainingPlan plan;
        private final float[] pixels;
        private final FloatImages images;
        private final int[] indices = IntStream.range(0, IMAGES).toArray();

        Check(Network network, Kernels kernels, Workers workers) {
            parameters = Parameters.initialize(network, seed);
            plan = TrainingPlan.compileWithInputGradient(
                    parameters, new SoftmaxCrossEntropy(), IMAGES, kernels, workers);
            int size = network.input().size();
            int classes = network.output().size();
            pixels = new float[IMAGES * size];
            for (int image = 0; image < IMAGES; image++) {
                int[] order = IntStream.range(0, size).toArray();
                seed.child("image").child(image).shuffle(order);
                for (int i = 0; i < size; i++) {
                    pixels[image * size + i] = (order[i] - size / 2 + 0.5f) * 5 * STEP;
                }
            }
            images = new FloatImages(
                    network.input(), pixels, IntStream.range(0, IMAGES).map(i -> (i + 1) % classes).toArray(), classes);
        }

        List<GradientCheck> all() {
            loss();
            float[] gradients = plan.gradientValues().clone();
            int size = images.shape().size();
            float[] inputGradients = new float[pixels.length];
            for (int i = 0; i < IMAGES; i++) {
                plan.inputGradient().copyImage(i, inputGradients, i * size);
            }
            List<GradientCheck> checks = new ArrayList<>();
            for (Slice slice : parameters.slices()) {
                if (slice.spec().learned()) {
                    double worst = worst(parameters.values(), gradients, slice.at(), slice.end(), slice.name());
                    checks.add(new GradientCheck(slice.name(), slice.size(), worst));
                }
            }
            checks.add(new GradientCheck(INPUT, size, worst(pixels, inputGradients, 0, pixels.length, INPUT)));
            return checks;
        }

        private double loss() {
            plan.load(images, indices, 0, IMAGES);
            return plan.gradients();
        }

        private double worst(float[] values, float[] gradient, int from, int to, String name) {
            double squares = 0;
            for (int i = from; i < to; i++) {
                squares += (double) gradient[i] * gradient[i];
            }
            double worst = 0;
            for (int i = 0; i < DIRECTIONS; i++) {
                Seed signs = seed.child(name).child(i);
                worst = Math.max(worst, error(values, gradient, from, to, signs, Math.sqrt(squares)));
            }
            return worst;
        }

        private double error(float[] values, float[] gradient, int from, int to, Seed signs, double length) {
            float[] before = values.clone();
            double expected = 0;
            for (int i = from; i < to; i++) {
                float step = signs.below(i - from, 2) == 0 ? STEP : -STEP;
                values[i] = before[i] - step;
                expected += ((double) (before[i] + step) - values[i]) * gradient[i];
            }
            double below = loss();
            for (int i = from; i < to; i++) {
                values[i] = signs.below(i - from, 2) == 0 ? before[i] + STEP : before[i] - STEP;
            }
            double above = loss();
            System.arraycopy(before, 0, values, 0, values.length);
            double scale = Math.max(Math.abs(expected), 2 * STEP * length);
            // A parameter whose gradient is 0 everywhere has no slope to be wrong about.
            return scale == 0 ? Math.abs(above - below) : Math.abs(above - below - expected) / scale;
        }
    }
}
