package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.PlainNetwork;
import org.lanewise.engine.testing.SoftmaxOracle;
import org.lanewise.engine.testing.Values;

/** What plans join, skip and lay out anew must not change what the layers say. */
class PlanMatchesDefinitionTest {
    private static final int IMAGES = 21;

    private final Kernels kernels = new ScalarKernels();
    private final Workers workers = Workers.of(1);

    static Stream<Network> networks() {
        return Stream.concat(Networks.ofEveryKind(), Stream.of(Networks.luoCnn1(), Networks.holtingModel1()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsLossesAndHits(Network network) {
        Parameters parameters = Parameters.initialize(network, new Seed(2));
        FloatImages examples = examples(network);
        int classes = network.output().channels();
        double[] images = Values.doubles(pixels(network));
        double[] expected = new PlainNetwork(parameters).logits(images, IMAGES);
        double loss = 0;
        int correct = 0;
        for (int n = 0; n < IMAGES; n++) {
            double[] logits = Arrays.copyOfRange(expected, n * classes, (n + 1) * classes);
            loss += new SoftmaxOracle(logits).loss(examples.label(n)) / IMAGES;
            double largest = Arrays.stream(logits).max().orElseThrow();
            correct += logits[examples.label(n)] == largest ? 1 : 0;
        }

        int[] all = IntStream.range(0, IMAGES).toArray();
        InferencePlan inference = InferencePlan.compile(parameters, IMAGES, kernels, workers);
        Tensor logits = inference.run(examples, all, 0, IMAGES);
        for (int n = 0; n < IMAGES; n++) {
            for (int c = 0; c < classes; c++) {
                double z = expected[n * classes + c];
                assertThat((double) logits.get(n, c, 0, 0)).isCloseTo(z, within(2e-6 * (1 + Math.abs(z))));
            }
        }
        Evaluation evaluation = inference.evaluate(examples);
        assertThat(evaluation.images()).isEqualTo(IMAGES);
        assertThat(evaluation.loss()).isCloseTo(loss, within(2e-6 * (1 + loss)));
        assertThat(evaluation.correct()).isEqualTo(correct);

        if (text(network).contains("BatchNorm") || text(network).contains("Dropout")) {
            // Training them is another computation.
            return;
        }
        TrainingPlan training =
                TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), IMAGES, kernels, workers);
        training.load(examples, all, 0, IMAGES);
        assertThat(training.gradients()).as("training and inference").isEqualTo(evaluation.loss());
        assertThat(training.correct()).isEqualTo(correct);
    }

    private static String text(Network network) {
        return network.layers().toString();
    }

    private static FloatImages examples(Network network) {
        int[] labels = new SplittableRandom(4)
                .ints(IMAGES, 0, network.output().channels())
                .toArray();
        return new FloatImages(network.input(), pixels(network), labels, network.output().channels());
    }

    private static float[] pixels(Network network) {
        Shape shape = network.input();
        return Values.mixed(new SplittableRandom(3), IMAGES * shape.size());
    }
}
