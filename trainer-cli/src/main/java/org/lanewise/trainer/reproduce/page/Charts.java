package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.reproduce.Curves;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Run;

/** What was measured in runs, as curves. */
final class Charts {
    private Charts() {}

    /** Values of every update. */
    static Series updates(String name, float[] values) {
        double[] y = new double[values.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = values[i];
        }
        return Series.counted(name, 0, 1, y);
    }

    /**
     * Measurements over updates: the mean over runs with a band from the least to the greatest.
     *
     * @param runs at least one
     * @param probes those of the test images, or of others
     */
    static Series probes(
            String name, List<Run> runs, java.util.function.Function<Curves, List<Probe>> probes,
            ToDoubleFunction<Probe> value) {
        double[] x = probes.apply(runs.getFirst().curves()).stream().mapToDouble(Probe::updates).toArray();
        List<double[]> values = new ArrayList<>();
        for (Run run : runs) {
            double[] of = probes.apply(run.curves()).stream().mapToDouble(value).toArray();
            if (of.length == x.length) {
                values.add(of);
            }
        }
        return values.size() == 1
                ? Series.of(name, x, values.getFirst())
                : Series.overRuns(name, x, values, Series.Spread.MIN_TO_MAX);
    }
}
