package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

/** The number of threads, even more of them than processors, never changes a bit of a result. */
class SameBitsOnAnyTeamTest {
    private static final int[] TEAMS = {2, 3, 4, 7};

    static Stream<Network> networks() {
        return Stream.concat(Networks.ofEveryKind(), Stream.of(Networks.luoCnn1(), normalized()));
    }

    /** Normalisations of so many values that threads hand them on: 9 and 7 channels of 14x14 in batches of 50. */
    private static Network normalized() {
        return Network.of("normalized", new Shape(1, 14, 14),
                Conv2d.of(9, 3).withPadding(1), BatchNorm.standard(), new ReLU(),
                Conv2d.of(7, 1), BatchNorm.standard(),
                new Flatten(), Linear.of(4));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void afterTwentySteps(Network network) {
        String alone = digestAfterTwentySteps(network, 1);
        for (int threads : TEAMS) {
            assertThat(digestAfterTwentySteps(network, threads)).as(threads + " threads").isEqualTo(alone);
        }
    }

    private static String digestAfterTwentySteps(Network network, int threads) {
        int classes = network.output().channels();
        FloatImages examples = RandomImages.patterns(network.input(), 100, classes, 1);
        int[] indices = IntStream.range(0, 100).toArray();
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        OptimizerState state = new OptimizerState(Adam.of(0.01), parameters);
        try (Workers workers = Workers.exactly(threads)) {
            TrainingPlan plan = TrainingPlan.compile(
                    parameters, new SoftmaxCrossEntropy(), 50, new ScalarKernels(), workers);
            for (int step = 0; step < 20; step++) {
                int from = step * 7 % 50;
                plan.load(examples, indices, from, step % 3 == 2 ? 23 : 50);
                plan.gradients();
                plan.update(state);
            }
        }
        return parameters.digest();
    }

    @Test
    void twentyStepsChangeTheParameters() {
        Network network = Networks.luoCnn1();
        assertThat(digestAfterTwentySteps(network, 1))
                .isNotEqualTo(Parameters.initialize(network, new Seed(1)).digest());
    }

    @Test
    void evaluationsToo() {
        Network network = Networks.luoCnn1();
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        FloatImages examples = RandomImages.noise(network.input(), 70, 10, 2);
        Evaluation alone = evaluate(parameters, examples, 1);
        for (int threads : TEAMS) {
            assertThat(evaluate(parameters, examples, threads)).as(threads + " threads").isEqualTo(alone);
        }
    }

    private static Evaluation evaluate(Parameters parameters, FloatImages examples, int threads) {
        try (Workers workers = Workers.exactly(threads)) {
            return InferencePlan.compile(parameters, 32, new ScalarKernels(), workers)
                    .evaluate(examples);
        }
    }
}
