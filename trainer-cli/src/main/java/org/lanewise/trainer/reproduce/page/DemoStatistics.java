package org.lanewise.trainer.reproduce.page;

import java.util.Arrays;
import java.util.List;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Run;

/** What the demo of ConvNetJS shows of a run: means over the last hundred examples, and the graph of the loss. */
final class DemoStatistics {
    private static final int WINDOW = 100;
    private static final int POINT_EVERY = 200;
    private static final int GRID_LINES = 10;
    private static final int FIRST_HORIZON = 1000;

    private final Run run;
    private final int batch;

    DemoStatistics(Run run) {
        this.run = run;
        this.batch = run.outcome().setup().settings().batch();
    }

    /** Examples trained on. */
    int examples() {
        return run.curves().updates() * batch;
    }

    /** Mean classification loss of the last hundred examples. */
    double loss() {
        return window(run.curves().trainLoss(), run.curves().updates());
    }

    /** The penalty as displayed. */
    double penalty() {
        return penaltyAfter(run.curves().updates());
    }

    double trainingAccuracy() {
        // Counted again, or the float of 0.95 would be displayed as 0.94999.
        double images = Math.min(WINDOW / batch, run.curves().updates()) * batch;
        return Math.rint(window(run.curves().trainAccuracy(), run.curves().updates()) * images) / images;
    }

    /** Of the last hundred images that were held back out of the stream. */
    double validationAccuracy() {
        float[] correct = run.curves().streamCorrect();
        return mean(correct, Math.max(0, correct.length - WINDOW), correct.length);
    }

    /** The graph: a point every 200 examples, classification loss and penalty together, ten lines each way. */
    LineChart graph(String title) {
        int points = examples() / POINT_EVERY;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            int updates = (i + 1) * POINT_EVERY / batch;
            x[i] = (i + 1) * POINT_EVERY / 1000.0;
            y[i] = window(run.curves().trainLoss(), updates) + penaltyAfter(updates);
        }
        int horizon = FIRST_HORIZON;
        while (horizon < examples()) {
            horizon *= 2;
        }
        double least = Arrays.stream(y).min().orElse(0);
        double greatest = Arrays.stream(y).max().orElse(1);
        Axis up = Axis.linear("loss").divided(GRID_LINES);
        return new LineChart(title).size(400, 320)
                .x(Axis.linear("examples seen, thousands").from(0).to(horizon / 1000.0).divided(GRID_LINES))
                .y(least < greatest ? up.from(least).to(greatest) : up)
                .add(Series.of("", x, y).look(Series.RED));
    }

    private double window(float[] values, int updates) {
        return mean(values, Math.max(0, updates - WINDOW / batch), updates);
    }

    /** Known at the tests; it changes slowly, and between them it is taken to change evenly. */
    private double penaltyAfter(int updates) {
        List<Probe> probes = run.curves().test();
        Probe before = probes.getFirst();
        for (Probe probe : probes) {
            if (probe.updates() >= updates) {
                int span = probe.updates() - before.updates();
                double share = span == 0 ? 0 : (double) (updates - before.updates()) / span;
                return updates < before.updates() ? before.penalty()
                        : before.penalty() + share * (probe.penalty() - before.penalty());
            }
            before = probe;
        }
        return before.penalty();
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
