package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Panels;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Run;

/** The curves that all reports draw. */
final class CurveCharts {
    /** Batches whose mean is drawn over the values of single batches. */
    private static final int SMOOTHED = 50;

    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;

    private CurveCharts() {}

    /** Loss and accuracy of every batch of the first seed, raw and smoothed, against the number of the update. */
    static Figure training(String title, List<Run> runs) {
        Run run = runs.getFirst();
        return new Panels(title, 2, List.of(
                noisy("Training loss", Axis.linear("loss"), run.curves().trainLoss()),
                noisy(
                        "Training accuracy",
                        Axis.linear("accuracy").percent(),
                        run.curves().trainAccuracy())));
    }

    private static LineChart noisy(String title, Axis axis, float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return new LineChart(title).size(WIDTH, HEIGHT)
                .x(Axis.linear("iteration"))
                .y(axis)
                .addNoisy(Series.counted("mean of " + SMOOTHED + " batches", 1, 1, wide), SMOOTHED);
    }

    /** Loss and accuracy of the test images against the epoch; the mean of all seeds with their range. */
    static Figure test(String title, List<Run> runs) {
        return compared(title, List.of(new Named("test", runs)));
    }

    /** Runs under the name of their curve. */
    record Named(String name, List<Run> runs) {}

    /** The same for several experiments in one chart. */
    static Figure compared(String title, List<Named> experiments) {
        LineChart loss = chart("Test loss", Axis.linear("loss"));
        LineChart accuracy = chart("Test accuracy", Axis.linear("accuracy").percent());
        for (Named named : experiments) {
            loss.add(overSeeds(named, Probe::loss));
            accuracy.add(overSeeds(named, Probe::accuracy));
        }
        return new Panels(title, 2, List.of(loss, accuracy));
    }

    private static LineChart chart(String title, Axis axis) {
        return new LineChart(title).size(WIDTH, HEIGHT).x(Axis.linear("epoch")).y(axis);
    }

    private static Series overSeeds(Named named, ToDoubleFunction<Probe> value) {
        List<double[]> rows = new ArrayList<>();
        for (Run run : named.runs()) {
            rows.add(run.curves().test().stream().mapToDouble(value).toArray());
        }
        return Series.overRuns(named.name(), epochs(named.runs().getFirst()), rows, Series.Spread.MIN_TO_MAX);
    }

    private static double[] epochs(Run run) {
        double updatesOfEpoch = run.outcome().setup().updatesOfEpoch();
        return run.curves().test().stream().mapToDouble(probe -> probe.updates() / updatesOfEpoch).toArray();
    }

    /** The training loss, a point for every {@value #SMOOTHED} batches; the mean of all seeds with their range. */
    static Series lossOfBatches(String name, List<Run> runs) {
        List<double[]> rows = new ArrayList<>();
        for (Run run : runs) {
            rows.add(means(run.curves().trainLoss(), SMOOTHED));
        }
        double[] iterations = new double[rows.getFirst().length];
        for (int i = 0; i < iterations.length; i++) {
            iterations[i] = (i + 1.0) * SMOOTHED;
        }
        return Series.overRuns(name, iterations, rows, Series.Spread.MIN_TO_MAX);
    }

    /** The first iteration at which the mean accuracy of the last {@value #SMOOTHED} batches was so high; none if it never was. */
    static OptionalDouble iterationsTo(double accuracy, Run run) {
        float[] values = run.curves().trainAccuracy();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - (i < SMOOTHED ? 0 : values[i - SMOOTHED]);
            if (i + 1 >= SMOOTHED && sum >= accuracy * SMOOTHED) {
                return OptionalDouble.of(i + 1.0);
            }
        }
        return OptionalDouble.empty();
    }

    /** The mean training loss of every epoch, as Keras reports it: each batch before its update. */
    static Series lossOfEpochs(String name, List<Run> runs) {
        List<double[]> rows = new ArrayList<>();
        for (Run run : runs) {
            rows.add(means(run.curves().trainLoss(), run.outcome().setup().updatesOfEpoch()));
        }
        double[] epochs = new double[rows.getFirst().length];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = i;
        }
        return Series.overRuns(name, epochs, rows, Series.Spread.MIN_TO_MAX);
    }

    private static double[] means(float[] values, int together) {
        double[] means = new double[values.length / together];
        for (int i = 0; i < means.length * together; i++) {
            means[i / together] += values[i] / (double) together;
        }
        return means;
    }
}
