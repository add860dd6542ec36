package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

/**
 * A batch gives the same bits whatever the capacity of the plan, whatever was in its buffers before, and in whichever order the
 * gradients come.
 */
class SmallerBatchTest {
    private static final int CAPACITY = 60;
    private static final int[] ALL = IntStream.range(0, CAPACITY).toArray();

    private static TrainingPlan plan(Network network, int capacity) {
        return plan(network, capacity, GradientOrder.TOGETHER);
    }

    private static TrainingPlan plan(Network network, int capacity, GradientOrder order) {
        return TrainingPlan.compileWithInputGradient(
                Parameters.initialize(network, new Seed(3)), new SoftmaxCrossEntropy(), capacity, new ScalarKernels(),
                Workers.of(1), order);
    }

    static Stream<Arguments> networksInEitherOrder() {
        return Networks.ofEveryKind()
                .flatMap(network -> Stream.of(GradientOrder.values()).map(order -> Arguments.of(network, order)));
    }

    @ParameterizedTest
    @MethodSource("networksInEitherOrder")
    void givesTheGradientsOfAPlanMadeForIt(Network network, GradientOrder order) {
        Shape input = network.input();
        FloatImages examples = RandomImages.noise(input, CAPACITY, 4, 1);
        TrainingPlan roomy = plan(network, CAPACITY, order);
        for (int images : new int[]{1, 15, 16, 17, 33, 59}) {
            roomy.load(notANumber(input), ALL, 0, CAPACITY);
            assertThat(roomy.gradients()).isNaN();

            TrainingPlan exact = plan(network, images);
            exact.load(examples, ALL, 0, images);
            roomy.load(examples, ALL, 0, images);

            assertThat(roomy.gradients()).as("loss").isEqualTo(exact.gradients());
            assertThat(roomy.gradientValues()).as("gradients of %d images", images).isEqualTo(exact.gradientValues());
            assertThat(inputGradients(roomy, images)).as("input gradients").isEqualTo(inputGradients(exact, images));
            assertThat(roomy.lossSum()).isEqualTo(exact.lossSum());
            assertThat(roomy.correct()).isEqualTo(exact.correct());
        }
    }

    private static FloatImages notANumber(Shape shape) {
        float[] values = new float[CAPACITY * shape.size()];
        Arrays.fill(values, Float.NaN);
        return new FloatImages(shape, values, new int[CAPACITY], 4);
    }

    private static float[] inputGradients(TrainingPlan plan, int images) {
        int size = plan.network().input().size();
        float[] gradients = new float[images * size];
        for (int n = 0; n < images; n++) {
            plan.inputGradient().copyImage(n, gradients, n * size);
        }
        return gradients;
    }

    @Test
    void theGradientOfABatchIsTheMeanOverItsImages() {
        Network network = Networks.ofEveryKind().findFirst().orElseThrow();
        FloatImages examples = RandomImages.noise(network.input(), 20, 4, 2);
        TrainingPlan plan = plan(network, 20);
        double[] mean = new double[plan.gradientValues().length];
        for (int n = 0; n < 20; n++) {
            plan.load(examples, ALL, n, 1);
            plan.gradients();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += plan.gradientValues()[i] / 20.0;
            }
        }
        plan.load(examples, ALL, 0, 20);
        plan.gradients();
        for (int i = 0; i < mean.length; i++) {
            assertThat(Math.abs(plan.gradientValues()[i] - mean[i])).isLessThan(1e-6);
        }
    }

    @Test
    void imagesAreTakenInTheOrderOfTheIndices() {
        Network network = Networks.luoCnn1();
        FloatImages examples = RandomImages.noise(network.input(), 30, 10, 2);
        int[] shuffled = ALL.clone();
        new Seed(1).shuffle(shuffled);
        int[] indices = Arrays.stream(shuffled).filter(i -> i < 30).toArray();
        TrainingPlan plan = plan(network, 20);
        plan.load(examples, indices, 7, 20);
        float[] expected = new float[network.input().size()];
        float[] actual = new float[network.input().size()];
        FloatImages again = RandomImages.noise(network.input(), 30, 10, 2);
        TrainingPlan single = plan(network, 1);
        for (int n = 0; n < 20; n++) {
            single.load(again, new int[]{indices[7 + n]}, 0, 1);
            single.input().copyImage(0, expected, 0);
            plan.input().copyImage(n, actual, 0);
            assertThat(actual).as("image " + n).isEqualTo(expected);
        }
    }

    @Test
    void aBatchThatIsEmptyOrTooLargeIsRefused() {
        Network network = Networks.luoCnn1();
        FloatImages examples = RandomImages.noise(network.input(), 30, 10, 2);
        TrainingPlan plan = plan(network, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.load(examples, ALL, 0, 0))
                .withMessage("this plan takes 1 to 20 images at a time, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.load(examples, ALL, 0, 21))
                .withMessage("this plan takes 1 to 20 images at a time, got 21");
    }
}
