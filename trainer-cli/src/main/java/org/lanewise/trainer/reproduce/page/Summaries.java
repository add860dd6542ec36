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

    /** Mean time of the training, tests not counted. */
    static String time(List<Run> runs) {
        return runs.isEmpty() ? "" : Figures.duration(mean(runs, run -> run.outcome().seconds()));
    }

    /** Mean time of an epoch, tests not counted. */
    static String timeOfEpoch(List<Run> runs) {
        return runs.isEmpty()
                ? ""
                : Figures.duration(mean(runs, run -> run.outcome().seconds() / run.outcome().setup().epochs()));
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
