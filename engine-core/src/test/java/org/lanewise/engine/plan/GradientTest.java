package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.testing.LayerKinds;
import org.lanewise.engine.testing.Losses;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.testing.ScaleLayer;

/** Gradients of whole plans against central differences of the loss they report, one parameter slice at a time. */
class GradientTest {
    private static final double LIMIT = 1e-3;

    record Case(Network network, Loss loss) {}

    /** Every network with every loss. */
    static Stream<Case> cases() {
        return Networks.ofEveryKind().flatMap(network -> losses().map(loss -> new Case(network, loss)));
    }

    static Stream<Loss> losses() {
        return Losses.ofEveryKind().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsMatchFiniteDifferences(Case example) {
        Network network = example.network();
        Check check = new Check(network, example.loss(), images(network));
        for (Slice slice : check.parameters.slices()) {
            if (slice.spec().learned()) {
                check.assertSlice(slice);
            } else {
                assertThat(Arrays.copyOfRange(check.gradients, slice.at(), slice.end())).containsOnly(0);
            }
        }
        check.assertInput();
    }

    private static int images(Network network) {
        if (network.name().equals(Networks.keptInBands().name())) {
            return 5;
        }
        // The statistics of two images leave a normalised vector next to nothing to learn from.
        return network.layers().toString().contains("BatchNorm") ? 8 : 2;
    }

    @Test
    void everyKindOfLayerIsChecked() {
        Set<Class<?>> checked = new HashSet<>();
        cases().flatMap(example -> example.network().layers().stream())
                .forEach(layer -> checked.add(LayerKinds.of(layer)));
        assertThat(checked).containsExactlyInAnyOrderElementsOf(LayerKinds.all());
    }

    @Test
    void everyKindOfLossIsChecked() {
        Set<Class<?>> checked = new HashSet<>();
        cases().forEach(example -> checked.add(example.loss().getClass()));
        assertThat(checked).isEqualTo(Losses.kinds());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anErrorOfFivePerCentInOneGradientIsNoticed(Loss loss) {
        Check check = new Check(
                Network.of("wrong", Networks.INPUT, Conv2d.of(3, 3), new Tanh(), new ScaleLayer(0.05), Linear.of(4)),
                loss, 2);
        for (Slice slice : check.parameters.slices()) {
            if (slice.name().equals("scale.scale")) {
                assertThat(check.worst(slice)).isBetween(0.04, 0.06);
            } else {
                check.assertSlice(slice);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anErrorOfFivePerCentInOneBiasIsNoticed(Loss loss) {
        Check check = new Check(Networks.ofEveryKind().findFirst().orElseThrow(), loss, 2);
        for (Slice slice : check.parameters.slices()) {
            if (slice.name().endsWith("bias")) {
                check.gradients[slice.at()] *= 1.05f;
                assertThat(check.worst(slice)).as(slice.name()).isGreaterThan(2 * LIMIT);
            }
        }
    }

    /** A plan whose batch is smaller than before and than its capacity, and its gradients. */
    private static final class Check {
        private static final float H = 2e-3f;
        /** A few units in the last place of a loss near 1, which is a float; larger ones have larger units. */
        private static final double NOISE = 3e-7;
        private static final int DIRECTIONS = 5;

        private final SplittableRandom random = new SplittableRandom(11);
        private final Parameters parameters;
        private final TrainingPlan plan;
        private final KinkProbe probe;
        private final float[] pixels;
        private final FloatImages examples;
        private final int[] indices;
        private final double noise;
        private final float[] gradients;
        private final float[] inputGradients;

        Check(Network network, Loss loss, int images) {
            parameters = Parameters.initialize(network, new Seed(5));
            ScalarKernels kernels = new ScalarKernels();
            plan = TrainingPlan.compileWithInputGradient(
                    parameters, loss, 40, kernels, Workers.of(1));
            probe = new KinkProbe(parameters, images, kernels);
            plan.load(RandomImages.noise(Networks.INPUT, 40, 4, 1), IntStream.range(0, 40).toArray(), 0, 40);
            plan.gradients();

            pixels = new float[images * Networks.INPUT.size()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) random.nextDouble(-1, 1);
            }
            examples = new FloatImages(Networks.INPUT, pixels, random.ints(images, 0, 4).toArray(), 4);
            indices = IntStream.range(0, images).toArray();
            noise = NOISE * Math.max(1, loss());
            gradients = plan.gradientValues().clone();
            inputGradients = new float[pixels.length];
            for (int n = 0; n < images; n++) {
                plan.inputGradient().copyImage(n, inputGradients, n * Networks.INPUT.size());
            }
        }

        private double loss() {
            plan.load(examples, indices, 0, indices.length);
            return plan.gradients();
        }

        void assertSlice(Slice slice) {
            assertThat(worst(slice)).as(slice.name()).isLessThanOrEqualTo(LIMIT);
        }

        void assertInput() {
            assertThat(worst(pixels, inputGradients, 0, pixels.length))
                    .as("input")
                    .isLessThanOrEqualTo(LIMIT);
        }

        double worst(Slice slice) {
            return worst(parameters.values(), gradients, slice.at(), slice.end());
        }

        /** The largest error in some random directions, relative to a slope of usual size. */
        private double worst(float[] values, float[] gradient, int from, int to) {
            double square = 0;
            for (int i = from; i < to; i++) {
                square += (double) gradient[i] * gradient[i];
            }
            double worst = 0;
            int directions = 0;
            for (int i = 0; i < 3000 && directions < DIRECTIONS; i++) {
                float[] direction = new float[to - from];
                for (int k = 0; k < direction.length; k++) {
                    direction[k] = (float) random.nextGaussian();
                }
                double error = error(values, gradient, from, direction, Math.sqrt(square));
                if (!Double.isNaN(error)) {
                    worst = Math.max(worst, error);
                    directions++;
                }
            }
            assertThat(directions).as("directions without a kink").isEqualTo(DIRECTIONS);
            return worst;
        }

        /**
         * The difference over one step each way and that over two, brought together so that third derivatives cancel
         * (Richardson); NaN if there is a kink on the way.
         */
        private double error(float[] values, float[] gradient, int from, float[] direction, double usualSlope) {
            float[] before = values.clone();
            double near = difference(values, before, from, direction, H);
            double far = difference(values, before, from, direction, 2 * H);
            double predicted = 0;
            for (int k = 0; k < direction.length; k++) {
                predicted += 2.0 * H * direction[k] * gradient[from + k];
            }
            double measured = (8 * near - far) / 6;
            return Math.max(0, Math.abs(measured - predicted) - noise)
                    / Math.max(Math.abs(predicted), 2 * H * usualSlope);
        }

        private double difference(float[] values, float[] before, int from, float[] direction, float h) {
            move(values, before, from, direction, h);
            double above = loss();
            int sideAbove = probe.fingerprint(examples, indices);
            move(values, before, from, direction, -h);
            double below = loss();
            int sideBelow = probe.fingerprint(examples, indices);
            System.arraycopy(before, 0, values, 0, values.length);
            return sideAbove == sideBelow ? above - below : Double.NaN;
        }

        private static void move(float[] values, float[] before, int from, float[] direction, float h) {
            for (int k = 0; k < direction.length; k++) {
                values[from + k] = before[from + k] + h * direction[k];
            }
        }
    }
}
