package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.BatchNorm.Statistics;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

/** What a normalisation keeps for inference, and what it normalises with in training. */
class BatchNormTest {
    private static final double MOMENTUM = 0.25;
    private static final int WEIGHT = 0;
    private static final int MEAN = 2;
    private static final int VARIANCE = 3;

    private final Kernels kernels = new ScalarKernels();
    private final Workers workers = Workers.of(1);

    private static Parameters parameters(Shape input, Statistics statistics) {
        BatchNorm norm = new BatchNorm(MOMENTUM, 1e-5, new Initializer.Constant(1), statistics);
        return Parameters.initialize(
                Network.of("normalised", input, norm, new Flatten(), Linear.of(3)), new Seed(1));
    }

    private TrainingPlan plan(Parameters parameters, int images) {
        return TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), images, kernels, workers);
    }

    private static float value(float[] values, Parameters parameters, int slice, int channel) {
        return values[parameters.slicesOf(0).get(slice).at() + channel];
    }

    /** Normal, with mean 3 and standard deviation 2. */
    private static float pixel(int index) {
        return (float) (3 + 2 * new Seed(5).gaussian(index));
    }

    private static FloatImages images(Shape shape, int images) {
        float[] values = new float[images * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixel(i);
        }
        return new FloatImages(shape, values, IntStream.range(0, images).map(i -> i % 3).toArray(), 3);
    }

    @ParameterizedTest
    @EnumSource
    void averagesMoveByTheMomentumTowardsMeanAndUnbiasedVarianceOfTheBatch(Statistics statistics) {
        Shape shape = new Shape(2, 3, 2);
        int count = 5;
        Parameters parameters = parameters(shape, statistics);
        FloatImages examples = images(shape, 2 * count);
        TrainingPlan plan = plan(parameters, count);
        double[] means = {0, 0};
        double[] variances = {1, 1};
        for (int batch = 0; batch < 2; batch++) {
            plan.load(examples, IntStream.range(0, 2 * count).toArray(), batch * count, count);
            plan.gradients();
            for (int channel = 0; channel < 2; channel++) {
                double[] values = new double[count * 6];
                for (int i = 0; i < values.length; i++) {
                    int at = ((batch * count + i / 6) * 2 + channel) * 6 + i % 6;
                    values[i] = pixel(at);
                }
                double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
                double squares = 0;
                for (double value : values) {
                    squares += (value - mean) * (value - mean);
                }
                means[channel] += MOMENTUM * (mean - means[channel]);
                variances[channel] += MOMENTUM * (squares / (values.length - 1) - variances[channel]);
                assertThat((double) value(parameters.values(), parameters, MEAN, channel))
                        .isCloseTo(means[channel], within(1e-5));
                assertThat((double) value(parameters.values(), parameters, VARIANCE, channel))
                        .isCloseTo(variances[channel], within(1e-5));
            }
        }
    }

    /** A batch of one value has no unbiased variance, and is its own mean. */
    @Test
    void aBatchOfASingleValueMovesOnlyTheMean() {
        Shape shape = Shape.vector(4);
        Parameters parameters = parameters(shape, Statistics.BATCH);
        TrainingPlan plan = plan(parameters, 1);
        plan.load(images(shape, 1), new int[1], 0, 1);

        assertThat(plan.gradients()).isFinite();
        for (int channel = 0; channel < 4; channel++) {
            assertThat(value(parameters.values(), parameters, VARIANCE, channel)).isEqualTo(1);
            assertThat((double) value(parameters.values(), parameters, MEAN, channel))
                    .isCloseTo(MOMENTUM * pixel(channel), within(1e-6));
            assertThat(value(plan.gradientValues(), parameters, WEIGHT, channel)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingNormalisesWithTheStatisticsItWasToldTo(Statistics statistics) {
        Shape shape = new Shape(2, 3, 2);
        FloatImages examples = images(shape, 9);
        Parameters parameters = parameters(shape, statistics);
        double before = InferencePlan.compile(parameters, 9, kernels, workers).evaluate(examples).loss();
        TrainingPlan plan = plan(parameters, 9);
        plan.load(examples, IntStream.range(0, 9).toArray(), 0, 9);
        double loss = plan.gradients();
        double after = InferencePlan.compile(parameters, 9, kernels, workers).evaluate(examples).loss();

        assertThat(after).isNotEqualTo(before);
        assertThat(loss == before).isEqualTo(statistics == Statistics.RUNNING_BEFORE_UPDATE);
        assertThat(loss == after).isEqualTo(statistics == Statistics.RUNNING_AFTER_UPDATE);
    }
}
