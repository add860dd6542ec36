package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.TrainingProfile.Part;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

class TrainingProfileTest {
    private static final int IMAGES = 20;

    private final Workers workers = Workers.of(1);

    private TrainingPlan plan(Parameters parameters) {
        return TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), IMAGES, new ScalarKernels(), workers);
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.Networks#ofEveryKind")
    void profiledStepsTrainLikeOthers(Network network) {
        FloatImages examples = RandomImages.patterns(network.input(), IMAGES, network.output().channels(), 1);
        Parameters profiled = Parameters.initialize(network, new Seed(1));
        plan(profiled).profile(examples, new OptimizerState(new Sgd(0.01, 0.9, 0), profiled), 3);

        Parameters trained = Parameters.initialize(network, new Seed(1));
        TrainingPlan plan = plan(trained);
        OptimizerState state = new OptimizerState(new Sgd(0.01, 0.9, 0), trained);
        for (int step = 0; step < 3; step++) {
            plan.load(examples, IntStream.range(0, IMAGES).toArray(), 0, IMAGES);
            plan.gradients();
            plan.update(state);
        }
        assertThat(profiled.digest()).isEqualTo(trained.digest());
    }

    /** By hand: 9 * 4 * 784 and 9 * 16 * 196 and 196 * 10, twice for the first layer, which passes no gradient on, else thrice. */
    @Test
    void countsTheMultiplyAddsOfAllImages() {
        Network network = Networks.luoCnn1();
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        TrainingProfile profile = plan(parameters).profile(
                RandomImages.noise(network.input(), IMAGES, 10, 1), new OptimizerState(new Sgd(0.01, 0, 0), parameters),
                1);
        long first = 9 * 4 * 784;
        long second = 9 * 16 * 196;
        long linear = 1960;
        assertThat(profile.multiplyAdds()).isEqualTo(IMAGES * (2 * first + 3 * second + 3 * linear));
        assertThat(profile.parts()).extracting(Part::phase)
                .contains(Phase.LOAD, Phase.PACK, Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.GRADIENTS,
                        Phase.UPDATE)
                .doesNotContain(Phase.PREPARE);
        assertThat(profile.parts()).filteredOn(part -> part.phase() == Phase.FORWARD)
                .extracting(Part::layer)
                .containsExactly("conv2d", "average_pooling2d", "conv2d_1", "average_pooling2d_1", "linear");
        assertThat(profile.parts()).filteredOn(part -> part.layer().equals("average_pooling2d"))
                .extracting(Part::bytes)
                .containsOnly(IMAGES * 4L * (4 * 784 + 4 * 196));
        assertThat(profile.seconds()).isPositive();
    }

    @Test
    void mediansOfOddAndEvenNumbers() {
        assertThat(TrainingProfile.median(new long[]{5, 1, 3})).isEqualTo(3e-9);
        assertThat(TrainingProfile.median(new long[]{4, 1, 3, 9})).isEqualTo(3.5e-9);
        assertThat(new TrainingProfile(1, List.of()).seconds()).isZero();
    }

    /** Seven chunks on two cores take four turns; packing and gradients are claimed as one list each. */
    @Test
    void onMoreCoresTheChunksAreClaimedOneByOne() {
        TrainingProfile profile = new TrainingProfile(1, List.of(
                new Part("a", Phase.PACK, 0, 0, 3, 1),
                new Part("b", Phase.PACK, 0, 0, 1, 1),
                new Part("c", Phase.PACK, 0, 0, 2, 2),
                new Part("a", Phase.FORWARD, 0, 0, 7, 7),
                new Part("loss", Phase.LOSS, 0, 0, 1, 1)));
        assertThat(profile.secondsOn(1)).isEqualTo(3 + 1 + 2 + 7 + 1);
        assertThat(profile.secondsOn(2)).isEqualTo(3 + 4 + 1);
        assertThat(profile.secondsOn(4)).isEqualTo(3 + 2 + 1);
        assertThat(profile.secondsOn(64)).isEqualTo(3 + 1 + 1);
    }
}
