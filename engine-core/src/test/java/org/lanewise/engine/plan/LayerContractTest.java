package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.BatchNorm.Statistics;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.LayerKinds;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.testing.ScaleLayer;

/** What every layer owes its users. */
class LayerContractTest {
    private static final Shape INPUT = new Shape(2, 7, 6);
    private static final int IMAGES = 30;
    private static final int[] ALL = IntStream.range(0, IMAGES).toArray();

    /** Averages that do not move: training and inference normalise alike. */
    private static final BatchNorm FIXED =
            new BatchNorm(0, 1e-5, new Initializer.Constant(1), Statistics.RUNNING_BEFORE_UPDATE);

    private final Kernels kernels = new ScalarKernels();
    private final Workers workers = Workers.of(1);
    private final FloatImages examples = RandomImages.patterns(INPUT, IMAGES, 3, 1);

    /** A layer, what it makes of {@link #INPUT}, and the sizes of what it learns. */
    record Case(Layer layer, String kind, Shape output, List<Integer> parameters) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Conv2d.of(5, 3), "conv2d", new Shape(5, 5, 4), List.of(90, 5)),
                new Case(Conv2d.of(5, 4).withSamePadding().withStride(2), "conv2d", new Shape(5, 4, 3),
                        List.of(160, 5)),
                new Case(Linear.of(7), "linear", Shape.vector(7), List.of(588, 7)),
                new Case(MaxPool2d.of(2), "max_pooling2d", new Shape(2, 3, 3), List.of()),
                new Case(new MaxPool2d(3, 2), "max_pooling2d", new Shape(2, 3, 2), List.of()),
                new Case(AvgPool2d.of(3), "average_pooling2d", new Shape(2, 2, 2), List.of()),
                new Case(new ReLU(), "relu", INPUT, List.of()),
                new Case(new Sigmoid(), "sigmoid", INPUT, List.of()),
                new Case(new Tanh(), "tanh", INPUT, List.of()),
                new Case(Conv2d.of(5, 3).withoutBias(), "conv2d", new Shape(5, 5, 4), List.of(90)),
                new Case(new GlobalAvgPool2d(), "global_average_pooling2d", Shape.vector(2), List.of()),
                new Case(BatchNorm.standard(), "batch_normalization", INPUT, List.of(2, 2, 2, 2)),
                new Case(BatchNorm.standard().withStatistics(Statistics.RUNNING_AFTER_UPDATE), "batch_normalization",
                        INPUT, List.of(2, 2, 2, 2)),
                new Case(FIXED, "batch_normalization", INPUT, List.of(2, 2, 2, 2)),
                new Case(new Dropout(0), "dropout", INPUT, List.of()),
                new Case(new Dropout(0.25), "dropout", INPUT, List.of()),
                new Case(Residual.of(Conv2d.of(2, 3).withPadding(1), new Tanh()), "residual", INPUT, List.of(36, 2)),
                new Case(Residual.of(Conv2d.of(3, 3).withPadding(1).withStride(2), FIXED)
                        .withShortcut(Conv2d.of(3, 1).withoutBias().withStride(2)), "residual", new Shape(3, 4, 3),
                        List.of(54, 3, 3, 3, 3, 3, 6)),
                new Case(new Flatten(), "flatten", Shape.vector(84), List.of()),
                new Case(new ScaleLayer(0), "scale", INPUT, List.of(1)));
    }

    @Test
    void everyKindOfLayerHasACase() {
        Set<Class<?>> covered = new HashSet<>();
        cases().forEach(example -> covered.add(LayerKinds.of(example.layer())));
        assertThat(covered).containsExactlyInAnyOrderElementsOf(LayerKinds.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsOutputAndParametersHaveTheSizesItSays(Case example) {
        assertThat(example.layer().kind()).isEqualTo(example.kind());
        assertThat(example.layer().outputShape(INPUT)).isEqualTo(example.output());
        assertThat(example.layer().parameters(INPUT).stream().map(ParameterSpec::size))
                .containsExactlyElementsOf(example.parameters());
    }

    private Network withHead(Case example) {
        return Network.of("contract", INPUT, example.layer(), new Flatten(), Linear.of(3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingStepLowersTheLoss(Case example) {
        Parameters parameters = Parameters.initialize(withHead(example), new Seed(1));
        TrainingPlan plan = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), IMAGES, kernels, workers);
        OptimizerState state = new OptimizerState(new Sgd(0.003, 0, 0), parameters);
        plan.load(examples, ALL, 0, IMAGES);
        double loss = plan.gradients();
        for (int i = 0; i < 10; i++) {
            plan.update(state);
            plan.load(examples, ALL, 0, IMAGES);
            double next = plan.gradients();
            assertThat(next).isLessThan(loss);
            loss = next;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItLearnsAloneLowersTheLossToo(Case example) {
        Parameters parameters = Parameters.initialize(withHead(example), new Seed(1));
        TrainingPlan plan = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), IMAGES, kernels, workers);
        plan.load(examples, ALL, 0, IMAGES);
        double loss = plan.gradients();
        for (Slice slice : parameters.slicesOf(0)) {
            for (int i = slice.at(); i < slice.end(); i++) {
                parameters.values()[i] -= 0.003f * plan.gradientValues()[i];
            }
        }
        plan.load(examples, ALL, 0, IMAGES);
        double next = plan.gradients();
        if (example.parameters().isEmpty()) {
            assertThat(next).isEqualTo(loss);
        } else {
            assertThat(next).isLessThan(loss);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inferenceAndTrainingSeeTheSameUnlessTheLayerSaysOtherwise(Case example) {
        Parameters parameters = Parameters.initialize(withHead(example), new Seed(1));
        TrainingPlan training = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), IMAGES, kernels, workers);
        training.load(examples, ALL, 0, IMAGES);
        double loss = training.gradients();
        Evaluation evaluation =
                InferencePlan.compile(parameters, IMAGES, kernels, workers).evaluate(examples);
        if (isAnotherInTraining(example.layer())) {
            assertThat(evaluation.loss()).isNotEqualTo(loss);
        } else {
            assertThat(evaluation.loss()).isEqualTo(loss);
            assertThat(evaluation.correct()).isEqualTo(training.correct());
        }
    }

    private static boolean isAnotherInTraining(Layer layer) {
        return switch (layer) {
            case BatchNorm norm -> norm.statistics() == Statistics.BATCH;
            case Dropout dropout -> dropout.rate() > 0;
            default -> false;
        };
    }
}
