package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.plan.Phase;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.TrainingProfile.Part;

class ProfileTableTest {
    @Test
    void showsRatesSharesAndTheSumOfThePhases() {
        TrainingProfile profile = new TrainingProfile(100, List.of(
                new Part("conv2d", Phase.FORWARD, 500_000, 40_000, 20e-6, 7),
                new Part("relu", Phase.FORWARD, 0, 80_000, 10e-6, 7),
                new Part("conv2d", Phase.GRADIENTS, 500_000, 40_000, 10e-6, 7),
                new Part("flatten", Phase.FORWARD, 0, 0, 1e-9, 1)));
        assertThat(new ProfileTable(profile, 200).text().lines()).containsExactly(
                "layer       phase              us    share   GFLOP/s  of peak     GB/s",
                "conv2d      forward          20.0    50.0%      50.0    25.0%      2.0",
                "relu        forward          10.0    25.0%                         8.0",
                "conv2d      gradients        10.0    25.0%     100.0    50.0%      4.0",
                "parts of less than 0.1 % left out: 1",
                "",
                "layer       phase              us    share   GFLOP/s  of peak     GB/s",
                "all layers  forward          30.0    75.0%      33.3    16.7%      4.0",
                "all layers  gradients        10.0    25.0%     100.0    50.0%      4.0",
                "step                         40.0   100.0%      50.0    25.0%      4.0",
                "100 images a step, 2,499,938 images/s");
    }
}
