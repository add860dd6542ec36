package org.lanewise.trainer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.Phase;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.models.Model;
import org.lanewise.models.Models;

class LayerCostTest {
    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void operationsAreThoseThatAStepOfTheEngineDoes(Model model) {
        Network network = model.network();
        TrainingProfile profile = profile(model);

        assertThat(LayerCost.of(network).stream().mapToLong(LayerCost::forward).sum())
                .isEqualTo(2 * profile.parts()
                        .stream()
                        .filter(part -> part.phase() == Phase.FORWARD)
                        .mapToLong(TrainingProfile.Part::multiplyAdds)
                        .sum());
        assertThat(LayerCost.of(network).stream().mapToLong(LayerCost::training).sum())
                .isEqualTo(2 * profile.multiplyAdds());
    }

    private static TrainingProfile profile(Model model) {
        Parameters parameters = Parameters.initialize(model.network(), new Seed(1));
        ByteImages image = new ByteImages(
                model.network().input(), new byte[model.network().input().size()], new byte[1], 10,
                Normalization.UNIT);
        try (Workers workers = Workers.of(1)) {
            TrainingPlan plan = TrainingPlan.compile(
                    parameters, model.recipe().settings().loss(), 1, KernelSelection.best(), workers, new Seed(1));
            return plan.profile(image, new OptimizerState(model.recipe().optimizer(), parameters), 1);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void parametersAreThoseOfTheNetwork(Model model) {
        assertThat(LayerCost.of(model.network()).stream().mapToLong(LayerCost::parameters).sum())
                .isEqualTo(model.parameterCount());
    }
}
