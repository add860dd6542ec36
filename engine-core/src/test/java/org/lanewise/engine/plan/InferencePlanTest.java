package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.testing.SoftmaxOracle;

class InferencePlanTest {
    private final Kernels kernels = new ScalarKernels();
    private final Workers workers = Workers.of(1);
    private final Network network = Networks.luoCnn1();
    private final Parameters parameters = Parameters.initialize(network, new Seed(1));
    private final FloatImages examples = RandomImages.noise(network.input(), 50, 10, 1);
    private final int[] all = IntStream.range(0, 50).toArray();

    private InferencePlan plan(int batch) {
        return InferencePlan.compile(parameters, batch, kernels, workers);
    }

    private static float[] logits(Tensor tensor, int image) {
        float[] logits = new float[10];
        tensor.copyImage(image, logits, 0);
        return logits;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 50, 64})
    void theBatchSizeDoesNotChangeAnEvaluation(int batch) {
        Evaluation evaluation = plan(batch).evaluate(examples);
        Evaluation whole = plan(50).evaluate(examples);
        assertThat(evaluation.correct()).isEqualTo(whole.correct());
        assertThat(evaluation.images()).isEqualTo(50);
        assertThat(evaluation.loss()).isCloseTo(whole.loss(), within(1e-12));
        assertThat(evaluation.accuracy()).isEqualTo(whole.correct() / 50.0);
    }

    @Test
    void anImageGetsTheSameLogitsInEveryPlaceOfABatch() {
        float[] alone = logits(plan(1).run(examples, all, 37, 1), 0);
        assertThat(logits(plan(50).run(examples, all, 0, 50), 37)).isEqualTo(alone);
        assertThat(logits(plan(20).run(examples, all, 30, 20), 7)).isEqualTo(alone);
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheLogits() {
        float[] logits = logits(plan(50).run(examples, all, 0, 50), 20);
        InferencePlan plan = plan(50);
        float[] probabilities = logits(plan.probabilities(examples, all, 0, 50), 20);
        double[] z = IntStream.range(0, 10).mapToDouble(c -> logits[c]).toArray();
        double sum = 0;
        int best = 0;
        for (int c = 0; c < 10; c++) {
            assertThat((double) probabilities[c]).isCloseTo(new SoftmaxOracle(z).probability(c), within(1e-6));
            sum += probabilities[c];
            best = logits[c] > logits[best] ? c : best;
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(plan.winner(20)).isEqualTo(best);
    }

    @Test
    void theWinnerIsTheFirstOfEquals() {
        Parameters zeros = new Parameters(network);
        InferencePlan plan = InferencePlan.compile(zeros, 4, kernels, workers);
        plan.run(examples, all, 0, 4);
        assertThat(plan.winner(3)).isZero();
        zeros.values()[zeros.slices().getLast().at() + 4] = 1;
        zeros.values()[zeros.slices().getLast().at() + 7] = 1;
        plan.refresh();
        plan.run(examples, all, 0, 4);
        assertThat(plan.winner(3)).isEqualTo(4);
    }

    @Test
    void changedParametersAreTakenOverByRefresh() {
        InferencePlan plan = plan(4);
        Parameters others = Parameters.initialize(network, new Seed(2));
        System.arraycopy(others.values(), 0, parameters.values(), 0, others.values().length);
        plan.refresh();
        assertThat(logits(plan.run(examples, all, 0, 4), 2))
                .isEqualTo(logits(InferencePlan.compile(others, 4, kernels, workers).run(examples, all, 0, 4), 2));
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> plan(4).evaluate(RandomImages.noise(new Shape(1, 24, 24), 5, 10, 1)))
                .withMessage("the network takes images of 1x28x28, the data has 1x24x24");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> plan(4).evaluate(RandomImages.noise(network.input(), 5, 11, 1)))
                .withMessage("the network tells 10 classes apart, the data has 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0))
                .withMessage("a batch needs at least 1 image, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(4).evaluate(new FloatImages(network.input(), new float[0], new int[0], 10)))
                .withMessage("there are no examples to evaluate");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> plan(20_000_000))
                .withMessage("a batch of 20000000 images of 1x28x28 needs 18000000000 floats, more than 2^31;"
                        + " use a smaller batch");
    }

    @Test
    void aNetworkThatEndsInAMapIsNoClassifier() {
        Network map = Network.of("map", new Shape(1, 28, 28), Conv2d.of(4, 3));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> InferencePlan.compile(new Parameters(map), 4, kernels, workers))
                .withMessage("the network ends in 4x26x26; a classifier must end in a vector, one value a class:"
                        + " add a Flatten or Linear layer");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> TrainingPlan.compile(
                        new Parameters(map), new SoftmaxCrossEntropy(), 4, kernels, workers));
    }

    @Test
    void aLabelBeyondTheClassesIsRefused() {
        Examples broken = new Examples() {
            @Override
            public int size() {
                return 5;
            }

            @Override
            public Shape shape() {
                return Shape.vector(2);
            }

            @Override
            public int classes() {
                return 3;
            }

            @Override
            public int label(int index) {
                return index;
            }

            @Override
            public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {}
        };
        Network linear = Network.of("n", Shape.vector(2), Linear.of(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferencePlan.compile(new Parameters(linear), 5, kernels, workers).evaluate(broken))
                .withMessage("label 3 of image 3 is not one of the 3 classes of the network, 0..2");
    }

    @Test
    void aPlanWithoutInputGradientSaysSo() {
        TrainingPlan plan = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), 4, kernels, workers);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(plan::inputGradient)
                .withMessage("this plan computes no input gradient; use compileWithInputGradient");
    }
}
