package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.plan.Phase;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.TrainingProfile.Part;

class ScalingTableTest {
    @Test
    void saysHowMuchFasterAndHowManyChunksThereAre() {
        TrainingProfile profile = new TrainingProfile(100, List.of(
                new Part("conv2d", Phase.FORWARD, 1, 1, 70e-6, 7),
                new Part("linear", Phase.FORWARD, 1, 1, 20e-6, 2),
                new Part("loss", Phase.LOSS, 0, 0, 10e-6, 1)));
        assertThat(new ScalingTable(profile, List.of(2, 8)).text().lines()).containsExactly(
                "by counting, if chunks of a part take equally long and nothing is lost between parts:",
                "cores     us a step  times faster  of the cores",
                "    2          60.0          1.67           83%",
                "    8          30.0          3.33           42%",
                "parts of a single chunk take 10.0 % of the time; the others have 2 to 7 chunks");
    }
}
