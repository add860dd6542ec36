package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.models.Models;

class LayerChainTest {
    @ParameterizedTest
    @ValueSource(strings = {"luo-cnn1", "luo-mlp-bn", "luo-mini-resnet", "convnetjs-3conv", "holting-model1", "li-cnn"})
    void theLastValuesAreThoseOfTheWholeNetworkToTheBit(String model) {
        Network network = Models.named(model).network();
        Parameters parameters = Parameters.initialize(network, new Seed(3));
        float[] image = new float[network.input().size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) new Seed(4).uniform(i);
        }
        try (Workers workers = Workers.of(1)) {
            InferencePlan plan = InferencePlan.compile(parameters, 1, KernelSelection.best(), workers);
            LayerChain chain = new LayerChain(parameters, KernelSelection.best(), workers);
            assertThat(chain.values(image).getLast()).isEqualTo(logits(plan, network, image));

            for (int i = 0; i < parameters.values().length; i++) {
                parameters.values()[i] *= 0.5f;
            }
            plan.refresh();
            chain.refresh();
            List<float[]> values = chain.values(image);
            assertThat(values.getLast()).isEqualTo(logits(plan, network, image));
            for (int i = 0; i < network.layers().size(); i++) {
                assertThat(values.get(i + 1)).hasSize(network.placed().get(i).output().size());
            }
        }
    }

    private static float[] logits(InferencePlan plan, Network network, float[] image) {
        float[] logits = new float[network.output().size()];
        plan.run(new FloatImages(network.input(), image, new int[1], logits.length), new int[1], 0, 1)
                .copyImage(0, logits, 0);
        return logits;
    }
}
