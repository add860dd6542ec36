package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

class LayerOutputTest {
    private final Kernels kernels = KernelSelection.named("scalar");

    @Test
    void everyLayerShowsWhatItMakesOfTheImageBeforeItsActivation() {
        Network network = Network.of("net", new Shape(1, 2, 2), Conv2d.of(2, 1), new ReLU(), MaxPool2d.of(2),
                new Flatten(), Linear.of(3));
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        int weights = parameters.slices().getFirst().at();
        parameters.values()[weights] = 2;
        parameters.values()[weights + 1] = -1;
        FloatImages images = new FloatImages(network.input(), new float[]{9, 9, 9, 9, 1, -2, 3, 4}, new int[2], 3);

        try (Workers workers = Workers.of(1)) {
            List<LayerOutput> outputs = LayerOutput.of(parameters, images, 1, kernels, workers);

            assertThat(outputs).extracting(LayerOutput::layer)
                    .containsExactly("input", "conv2d", "relu", "max_pooling2d", "flatten", "linear");
            assertThat(outputs.get(0).values()).containsExactly(1, -2, 3, 4);
            assertThat(outputs.get(1).values()).containsExactly(2, -4, 6, 8, -1, 2, -3, -4);
            assertThat(outputs.get(2).values()).containsExactly(2, 0, 6, 8, 0, 2, 0, 0);
            assertThat(outputs.get(3).values()).containsExactly(8, 2);
            float[] logits = new float[3];
            InferencePlan.compile(parameters, 1, kernels, workers)
                    .run(images, new int[]{1}, 0, 1)
                    .copyImage(0, logits, 0);
            assertThat(outputs.get(5).values()).containsExactly(logits);
            float[] probabilities = Softmax.of(logits);
            assertThat(outputs.get(5).gradients())
                    .containsExactly(probabilities[0] - 1, probabilities[1], probabilities[2]);
            assertThat(outputs.get(2).gradients()).containsExactly(0, 0, 0, outputs.get(3).gradients()[0],
                    0, outputs.get(3).gradients()[1], 0, 0);
            assertThat(outputs.get(0).gradients()).containsExactly(0, -outputs.get(3).gradients()[1], 0,
                    2 * outputs.get(3).gradients()[0]);
        }
    }

    @Test
    void theGradientsAreThoseOfTheLossThatTheNetworkIsTrainedWith() {
        Network network = Network.of("net", new Shape(1, 2, 2), new Flatten(), Linear.of(2));
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        System.arraycopy(
                new float[]{1, 0, 0, 0, 0, 2, 0, 0}, 0, parameters.values(), parameters.slices().getFirst().at(), 8);

        try (Workers workers = Workers.of(1)) {
            LayerStudy study = new LayerStudy(parameters, new EuclideanLoss(), kernels, workers);
            List<LayerOutput> outputs = study.of(new float[]{3, 4, 5, 6}, 1);

            assertThat(outputs.getLast().values()).containsExactly(3, 8);
            assertThat(outputs.getLast().gradients()).containsExactly(3, 7);
            assertThat(outputs.getFirst().gradients()).containsExactly(3, 14, 0, 0);
        }
    }
}
