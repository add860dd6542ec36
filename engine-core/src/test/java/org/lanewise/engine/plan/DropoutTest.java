package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.RandomImages;

/** Which values dropout keeps. A dropped one is seen by its gradient, which is 0. */
class DropoutTest {
    private static final Shape INPUT = new Shape(4, 10, 10);
    private static final int IMAGES = 48;
    private static final int[] ALL = IntStream.range(0, IMAGES).toArray();

    private final FloatImages examples = RandomImages.noise(INPUT, IMAGES, 3, 1);

    private static Parameters parameters(Layer... layers) {
        return Parameters.initialize(Network.of("dropout", INPUT, layers), new Seed(1));
    }

    private static TrainingPlan plan(Layer... layers) {
        return TrainingPlan.compileWithInputGradient(
                parameters(layers), new SoftmaxCrossEntropy(), IMAGES, new ScalarKernels(), Workers.of(1));
    }

    private float[] inputGradient(TrainingPlan plan, long step) {
        plan.at(step);
        plan.load(examples, ALL, 0, IMAGES);
        plan.gradients();
        float[] gradient = new float[IMAGES * INPUT.size()];
        for (int n = 0; n < IMAGES; n++) {
            plan.inputGradient().copyImage(n, gradient, n * INPUT.size());
        }
        return gradient;
    }

    private static void assertDropped(float[] gradient, double share) {
        long dropped = IntStream.range(0, gradient.length).filter(i -> gradient[i] == 0).count();
        assertThat((double) dropped / gradient.length)
                .isCloseTo(share, within(4.5 * Math.sqrt(share * (1 - share) / gradient.length)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void dropsTheShareThatItsRateSays(double rate) {
        assertDropped(inputGradient(plan(new Dropout(rate), Linear.of(3)), 0), rate);
    }

    @Test
    void twoLayersDrawForThemselves() {
        float[] gradient = inputGradient(plan(new Dropout(0.5), new Tanh(), new Dropout(0.5), Linear.of(3)), 0);

        assertDropped(gradient, 0.75);
    }

    @Test
    void everyUpdateDrawsAnewAndAlwaysTheSame() {
        TrainingPlan plan = plan(new Dropout(0.5), Linear.of(3));
        float[] first = inputGradient(plan, 7);
        float[] second = inputGradient(plan, 8);

        assertThat(inputGradient(plan, 7)).isEqualTo(first);
        long alike = IntStream.range(0, first.length).filter(i -> first[i] == 0 == (second[i] == 0)).count();
        assertThat((double) alike / first.length).isCloseTo(0.5, within(4.5 * 0.5 / Math.sqrt(first.length)));
    }

    @Test
    void theSeedDecidesToo() {
        assertThat(loss(1)).isEqualTo(loss(1)).isNotEqualTo(loss(2));
    }

    private double loss(long seed) {
        TrainingPlan plan = TrainingPlan.compile(
                parameters(new Dropout(0.5), Linear.of(3)), new SoftmaxCrossEntropy(), IMAGES, new ScalarKernels(),
                Workers.of(1), new Seed(seed));
        plan.load(examples, ALL, 0, IMAGES);
        return plan.gradients();
    }
}
