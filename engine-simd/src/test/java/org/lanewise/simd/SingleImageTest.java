package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/** An image on its own, its channels in the lanes, has the logits that it has among others, to the bit. */
class SingleImageTest {
    private static final int IMAGES = 35;

    static Stream<Network> networks() {
        return Stream.concat(Networks.ofEveryKind(), Stream.of(
                Networks.luoCnn1(),
                Networks.holtingModel1(),
                Network.of("more channels than lanes", new Shape(3, 9, 11),
                        Conv2d.of(40, 5).withSamePadding(), BatchNorm.standard(), new ReLU(), MaxPool2d.of(2),
                        Residual.of(Conv2d.of(40, 3).withPadding(1), BatchNorm.standard()), new ReLU(),
                        Conv2d.of(70, 3).withStride(2).withoutBias(), new Sigmoid(), new GlobalAvgPool2d(),
                        Linear.of(200), new ReLU(), Linear.of(4))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasTheBitsThatItHasInABatch(Network network) {
        Examples examples = RandomImages.patterns(network.input(), IMAGES, 4, 1);
        Kernels scalar = KernelSelection.named("scalar");
        try (Workers workers = Workers.of(2)) {
            Training training = Training.begin(
                    network, TrainingSettings.of(new Sgd(0.01, 0.9, 0)).withBatch(IMAGES), examples, scalar, workers);
            InferencePlan batch = InferencePlan.compile(training.parameters(), IMAGES, scalar, workers);
            List<Kernels> all = new ArrayList<>(Targets.all());
            all.add(scalar);
            List<InferencePlan> singles = all.stream()
                    .map(kernels -> InferencePlan.compile(training.parameters(), 1, kernels, workers))
                    .toList();
            List<InferencePlan> pairs = all.stream()
                    .map(kernels -> InferencePlan.compile(training.parameters(), 2, kernels, workers))
                    .toList();
            // Changed parameters have to arrive in the packed ones.
            training.step();
            batch.refresh();
            int[] indices = IntStream.range(0, IMAGES).toArray();
            Tensor expected = batch.run(examples, indices, 0, IMAGES);
            for (int plan = 0; plan < all.size(); plan++) {
                singles.get(plan).refresh();
                pairs.get(plan).refresh();
                for (int i = 0; i < IMAGES - 1; i++) {
                    assertThat(bits(singles.get(plan).run(examples, indices, i, 1), 0))
                            .as("image %d, %s", i, all.get(plan))
                            .isEqualTo(bits(expected, i));
                    Tensor two = pairs.get(plan).run(examples, indices, i, 2);
                    assertThat(bits(two, 0)).isEqualTo(bits(expected, i));
                    assertThat(bits(two, 1)).isEqualTo(bits(expected, i + 1));
                }
            }
        }
    }

    private static int[] bits(Tensor logits, int image) {
        float[] values = new float[logits.shape().size()];
        logits.copyImage(image, values, 0);
        return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
    }
}
