package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.Wishes;

class StatusTextTest {
    private final Kernels kernels = KernelSelection.best();
    private final Workers workers = Workers.of(1);
    private final DataSet data = DataSet.synthetic(300, 100, 1);
    private final RunPlan plan = Start.of(Wishes.of("luo-cnn1"), Optional.empty()).plan();
    private Training training;

    @BeforeEach
    void makeAStep() {
        training = Training.begin(
                plan.network(), plan.settings(), Inputs.of(data.train(), plan.network(), Normalization.UNIT), kernels,
                workers);
        training.step();
    }

    @AfterEach
    void endWorkers() {
        workers.close();
    }

    private String line(Look look, int width) {
        RunInfo info = new RunInfo(
                plan, data, data, kernels, 1, new Goal(100, Goal.NO_LIMIT), Progress.START, Optional.empty(), "");
        AtomicLong milliseconds = new AtomicLong();
        List<Span> line = new StatusText(info, look, () -> milliseconds.addAndGet(2) * 1_000_000)
                .training(training, width);
        return line.stream().map(Span::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 60, 79, 119, 200})
    void everyWidthFromFortyColumnsOnShowsHowFarItIsHowItGoesAndHowLongItTakes(int width) {
        for (boolean blocks : new boolean[]{true, false}) {
            String line = line(new Look(true, true, blocks), width);

            assertThat(line).as(line)
                    .hasSizeLessThanOrEqualTo(width)
                    .contains("1/100 ", "loss 2.", " left")
                    .contains(blocks ? "█░" : "[=");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {79, 119})
    void whereThereIsRoomThereIsMore(int width) {
        assertThat(line(new Look(true, true, true), width)).contains("epoch 1/100", " %", "50,000 images/s", "▁");
    }
}
