package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.StopSignal;

class TrialQueueTest {
    private static final DataSet DIGITS = DataSet.synthetic(300, 60, 3);
    private static final List<Experiment> EXPERIMENTS = List.of(
            Experiment.of("000", "luo-cnn1", "he", Epochs.of(1, 3)),
            Experiment.of("001", "luo-cnn", "report", Epochs.of(1, 2)));

    @TempDir
    private Path folder;

    private Reproduction in(String name) {
        return new Reproduction(folder.resolve(name), Scale.USUAL, DIGITS);
    }

    private static boolean run(
            Reproduction reproduction, int jobs, ReproductionListener listener, StopSignal stop) {
        try (Crew crew = Crew.of(jobs, jobs, "test", KernelSelection.named("scalar"))) {
            return reproduction.run(reproduction.agenda(EXPERIMENTS, 2), crew.machines(), listener, stop);
        }
    }

    private static Map<String, String> digests(Reproduction reproduction) {
        Map<String, String> digests = new TreeMap<>();
        for (Experiment experiment : EXPERIMENTS) {
            for (Run run : reproduction.runs(experiment)) {
                digests.put(experiment.name() + " " + run.seed(), run.outcome().parametersSha256());
            }
        }
        return digests;
    }

    @Test
    void trialsThatRunSideBySideEndWithTheBitsOfTrialsThatRunAlone() {
        List<String> begun = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        assertThat(run(in("alone"), 1, new ReproductionListener() {}, new StopSignal())).isTrue();

        boolean all = run(in("together"), 3, new ReproductionListener() {
            @Override
            public void began(Trial trial, long updates) {
                begun.add(trial.experiment().name());
            }

            @Override
            public void ended(Trial trial, Outcome outcome) {
                ended.add(trial.experiment().name());
            }
        }, new StopSignal());

        assertThat(all).isTrue();
        assertThat(digests(in("alone"))).hasSize(4);
        assertThat(digests(in("together"))).isEqualTo(digests(in("alone")));
        assertThat(begun).containsExactlyInAnyOrder("luo-cnn1", "luo-cnn1", "luo-cnn", "luo-cnn");
        assertThat(ended).containsExactlyInAnyOrderElementsOf(begun);
        assertThat(in("together").runs(EXPERIMENTS.getFirst()).getFirst().outcome().machine().threads()).isEqualTo(1);
    }

    @Test
    void theLongestBeginFirstWhereSeveralShareTheWork() {
        List<Trial> longest = in("any").agenda(EXPERIMENTS, 2).longestFirst();

        assertThat(longest).hasSize(4).isSortedAccordingTo((a, b) -> Double.compare(b.work(), a.work()));
        assertThat(longest.getFirst().work()).isGreaterThan(longest.getLast().work());
    }

    @Test
    void whereOneCannotGoOnTheOthersSaveThemselvesAndEnd() {
        Reproduction reproduction = in("failing");

        assertThatThrownBy(() -> run(reproduction, 2, new ReproductionListener() {
            private int begun;
            private boolean full;

            @Override
            public void began(Trial trial, long updates) {
                begun++;
            }

            @Override
            public void stepped(Trial trial, Progress progress) {
                if (begun > 1 && !full) {
                    full = true;
                    throw new IllegalStateException("the disk is full");
                }
            }
        }, new StopSignal())).isInstanceOf(IllegalStateException.class).hasMessage("the disk is full");

        assertThat(digests(reproduction)).hasSizeLessThan(4);
        assertThat(run(reproduction, 2, new ReproductionListener() {}, new StopSignal())).isTrue();
        assertThat(digests(reproduction)).hasSize(4);
    }

    @Test
    void theStopSignalEndsAll() {
        StopSignal stop = new StopSignal();
        stop.request();

        assertThat(run(in("stopped"), 2, new ReproductionListener() {}, stop)).isFalse();
        assertThat(digests(in("stopped"))).isEmpty();
    }

    @Test
    void threadsAreSharedOut() {
        assertThat(List.of(Crew.share(8, 3, 0), Crew.share(8, 3, 1), Crew.share(8, 3, 2))).containsExactly(3, 3, 2);
        assertThat(List.of(Crew.share(1, 2, 0), Crew.share(1, 2, 1))).containsExactly(1, 1);
    }
}
