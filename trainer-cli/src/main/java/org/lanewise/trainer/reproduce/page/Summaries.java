package org.lanewise.trainer.reproduce.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.Run;

/** One number of several runs, for tables. */
final class Summaries {
    private Summaries() {}

    static double mean(List<Run> runs, ToDoubleFunction<Run> value) {
        return runs.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Mean test accuracy at the end; nothing where nothing was run. */
    static String accuracy(List<Run> runs) {
        return runs.isEmpty() ? "" : Figures.percent(mean(runs, run -> run.finalTest().accuracy()));
    }

    /** Mean test loss at the end. */
    static String loss(List<Run> runs) {
        return runs.isEmpty() ? "" : lossText(mean(runs, run -> run.outcome().test().getLast().loss()));
    }

    /** Time of the training, tests not counted. */
    static String time(List<Run> runs) {
        return runs.isEmpty() ? "" : Figures.duration(seconds(runs));
    }

    /** Time of an epoch, tests not counted. */
    static String timeOfEpoch(List<Run> runs) {
        return runs.isEmpty() ? "" : Figures.duration(secondsOfEpoch(runs));
    }

    static double secondsOfEpoch(List<Run> runs) {
        return seconds(runs) / runs.getFirst().outcome().setup().epochs();
    }

    /**
     * Of the fastest run among those with the fewest threads: whatever else a machine does makes times longer, never
     * shorter.
     */
    static double seconds(List<Run> runs) {
        int threads = runs.stream().mapToInt(run -> run.outcome().machine().threads()).min().orElseThrow();
        return runs.stream()
                .filter(run -> run.outcome().machine().threads() == threads)
                .mapToDouble(run -> run.outcome().seconds())
                .min()
                .orElseThrow();
    }

    /** Test accuracy at the end; where seeds have learned nothing, that of the others, and how many those are. */
    static String accuracyOfLearned(List<Run> runs) {
        List<Run> learned = learned(runs);
        return accuracy(learned) + share(learned, runs);
    }

    /** Test loss likewise. */
    static String lossOfLearned(List<Run> runs) {
        List<Run> learned = learned(runs);
        return loss(learned) + share(learned, runs);
    }

    /** Twice as right as drawing lots among ten classes. */
    private static List<Run> learned(List<Run> runs) {
        return runs.stream().filter(run -> run.finalTest().accuracy() > 0.2).toList();
    }

    private static String share(List<Run> learned, List<Run> runs) {
        return learned.size() == runs.size() ? "" : " (" + learned.size() + " of " + runs.size() + " seeds)";
    }

    static String lossText(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    /** The test accuracy after so many epochs, mean over seeds. */
    static Optional<Double> accuracyAfter(int epochs, List<Run> runs) {
        double[] found = runs.stream()
                .flatMap(run -> run.curves()
                        .test()
                        .stream()
                        .filter(probe -> probe.updates() == epochs * run.outcome().setup().updatesOfEpoch()))
                .mapToDouble(probe -> probe.accuracy())
                .toArray();
        return found.length == 0 ? Optional.empty()
                : Optional.of(java.util.Arrays.stream(found).average().orElseThrow());
    }
}
