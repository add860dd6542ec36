package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Losses;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/**
 * Layers of every kind, joined to whole networks, are trained to the bits of the scalar reference at every width: averages
 * and dropped values included, with a last batch that fills no block.
 */
class SameTrainingTest {
    private static final int STEPS = 8;

    /** With 20 and 15 images the last block is nearly empty once, and once not. */
    @Test
    void wideLayersGiveTheBitsOfTheScalarKernels() {
        givesTheBitsOfTheScalarKernels(Network.of("wide", new Shape(1, 11, 9),
                Conv2d.of(16, 3).withPadding(1), BatchNorm.standard(), new ReLU(),
                Residual.of(Conv2d.of(16, 3).withPadding(1).withoutBias(), BatchNorm.standard()), new Tanh(),
                Conv2d.of(40, 4).withStride(2).withPadding(1), new Sigmoid(),
                Conv2d.of(17, 3), new Flatten(), Linear.of(4)));
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.Networks#ofEveryKind")
    void givesTheBitsOfTheScalarKernels(Network network) {
        for (Loss loss : Losses.ofEveryKind()) {
            String expected = digest(network, loss, KernelSelection.named("scalar"));
            for (Kernels kernels : Targets.all()) {
                assertThat(digest(network, loss, kernels)).as("%s, %s", loss, kernels).isEqualTo(expected);
            }
        }
    }

    private static String digest(Network network, Loss loss, Kernels kernels) {
        Examples examples = RandomImages.patterns(network.input(), 55, 4, 1);
        TrainingSettings settings =
                TrainingSettings.of(new Sgd(0.01, 0.9, 1e-3)).withLoss(loss).withBatch(20);
        try (Workers workers = Workers.of(2)) {
            Training training = Training.begin(network, settings, examples, kernels, workers);
            for (int step = 0; step < STEPS; step++) {
                training.step();
            }
            return training.parameters().digest();
        }
    }
}
