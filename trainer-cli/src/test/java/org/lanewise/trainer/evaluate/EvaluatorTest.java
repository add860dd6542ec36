package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.Crop;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;

class EvaluatorTest {

    private final Kernels kernels = KernelSelection.named("scalar");
    private final Workers workers = Workers.of(1);
    private final LabeledImages digits = DataSet.synthetic(1, 300, 5).test();

    private static Parameters network(int side) {
        return Parameters.initialize(
                Network.of("n", new Shape(1, side, side), new Flatten(), Linear.of(10)), new Seed(4));
    }

    @Test
    void imagesOfTheSizeOfTheNetworkAreShownOnceAsTheyAre() {
        Parameters parameters = network(28);
        Evaluation expected = InferencePlan.compile(parameters, 128, kernels, workers)
                .evaluate(Inputs.of(digits, parameters.network(), Normalization.UNIT));
        assertThat(Evaluator.on(digits, parameters, Normalization.UNIT, new SoftmaxCrossEntropy(), kernels, workers)
                .evaluate())
                .isEqualTo(expected);
        assertThat(Evaluator.on(digits, parameters, Normalization.UNIT, new SoftmaxCrossEntropy(), kernels, workers)
                .views()).isEqualTo(1);
    }

    @Test
    void largerImagesAreShownAsFourWindowsWhoseProbabilitiesAreAveraged() {
        Parameters parameters = network(24);
        Evaluator evaluator =
                Evaluator.on(digits, parameters, Normalization.UNIT, new SoftmaxCrossEntropy(), kernels, workers);
        Evaluation measured = evaluator.evaluate();

        assertThat(evaluator.views()).isEqualTo(4);
        InferencePlan one = InferencePlan.compile(parameters, 1, kernels, workers);
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < digits.count(); i++) {
            double[] mean = new double[10];
            for (int view = 0; view < 4; view++) {
                int top = 1 + view / 2;
                int left = 1 + view % 2;
                float[] image = new float[24 * 24];
                for (int p = 0; p < image.length; p++) {
                    int at = (i * 28 + top + p / 24) * 28 + left + p % 24;
                    image[p] = (float) ((digits.pixels()[at] & 0xFF) / 255.0);
                }
                float[] probabilities = one.predict(image);
                for (int c = 0; c < 10; c++) {
                    mean[c] += probabilities[c] / 4.0;
                }
            }
            int best = 0;
            for (int c = 1; c < 10; c++) {
                best = mean[c] > mean[best] ? c : best;
            }
            loss -= Math.log(mean[digits.label(i)]) / digits.count();
            correct += best == digits.label(i) ? 1 : 0;
        }
        assertThat(measured.images()).isEqualTo(digits.count());
        assertThat(measured.correct()).isEqualTo(correct);
        assertThat(measured.loss()).isCloseTo(loss, within(1e-5));
        assertThat(Evaluator.on(digits, parameters, Normalization.UNIT, new SoftmaxCrossEntropy(), kernels, workers)
                .evaluate())
                .isEqualTo(measured);
    }

    @ParameterizedTest
    @ValueSource(ints = {28, 24})
    void theEuclideanLossIsHalfTheSquaredDistanceOverAllWindows(int side) {
        Parameters parameters = network(side);
        Evaluator evaluator =
                Evaluator.on(digits, parameters, Normalization.UNIT, new EuclideanLoss(), kernels, workers);
        InferencePlan one = InferencePlan.compile(parameters, 1, kernels, workers);
        List<LabeledImages> windows = side == 28 ? List.of(digits) : Windows.middle(digits, side, side);
        float[] result = new float[10];
        double loss = 0;
        for (LabeledImages window : windows) {
            Examples examples = Inputs.of(window, parameters.network(), Normalization.UNIT);
            for (int i = 0; i < examples.size(); i++) {
                one.run(examples, new int[]{i}, 0, 1).copyImage(0, result, 0);
                for (int c = 0; c < 10; c++) {
                    double distance = result[c] - (c == examples.label(i) ? 1 : 0);
                    loss += distance * distance / 2 / examples.size() / windows.size();
                }
            }
        }

        assertThat(evaluator.evaluate().loss()).isCloseTo(loss, within(1e-6));
        assertThat(evaluator.evaluate().correct()).isEqualTo(
                Evaluator.on(digits, parameters, Normalization.UNIT, new SoftmaxCrossEntropy(), kernels, workers)
                        .evaluate()
                        .correct());
    }

    @Test
    void smallerImagesAreRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Evaluator.on(digits, network(30), Normalization.UNIT, new SoftmaxCrossEntropy(),
                        kernels, workers))
                .withMessageContaining("the images are 1x28x28, but n takes 1x30x30");
    }

    @Test
    void anAugmentationMayMakeImagesFit() {
        Network small = network(24).network();
        Examples crops =
                Inputs.augmented(digits, small, Normalization.UNIT, Augmentation.CONVNETJS, new Seed(1));
        assertThat(crops.shape()).isEqualTo(small.input());
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Inputs.augmented(
                        digits, small, Normalization.UNIT, new Crop(26, 26, 4), new Seed(1)))
                .withMessage("synthetic test: windows of 26x26 at offsets 0 to 3 do not lie in images of 28x28");
    }
}
