package org.lanewise.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;

class PreparedRunTest {
    private static final int IMAGES = 60;

    /** With all images in one batch both figures are of the same network and the same images. */
    @ParameterizedTest
    @ValueSource(strings = {"luo-cnn1", "luo-mlp-hw1"})
    void theLossThatIsMeasuredIsTheLossThatIsTrainedWith(String model) {
        Wishes wishes = new Wishes(
                Optional.of(Design.of(Models.named(model))), Optional.empty(), Optional.empty(), Optional.of(IMAGES),
                OptimizerChoice.NONE, ScheduleChoice.NONE, Optional.empty(), ImageWishes.NONE, StoppingWishes.NONE);
        DataSet data = DataSet.synthetic(IMAGES, 10, 3);
        try (Workers workers = Workers.of(1)) {
            PreparedRun run = PreparedRun.of(
                    Start.of(wishes, Optional.empty()), data, data, KernelSelection.named("scalar"), workers, "tests");
            double measured = run.evaluator(data.train()).evaluate().loss();

            run.training().step();

            // The floats of the losses are added up in another order.
            assertThat(run.training().progress().loss()).isCloseTo(measured, within(1e-6));
        }
    }
}
