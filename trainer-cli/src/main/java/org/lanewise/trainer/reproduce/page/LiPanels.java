package org.lanewise.trainer.reproduce.page;

import java.util.List;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Panels;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.reproduce.Curves;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Run;

/** Figure 3 of report 002: losses over accuracies, training, validation and test side by side. */
final class LiPanels {
    /** Iterations over which the values of single batches of 30 images are averaged. */
    static final int WINDOW = 100;

    private LiPanels() {}

    /** @param runs of all seeds, at least one; single batches are those of the first */
    static Figure of(List<Run> runs) {
        Curves first = runs.getFirst().curves();
        return new Panels("", 3, List.of(
                chart("training loss", "loss").addNoisy(Charts.updates("", first.trainLoss()), WINDOW),
                chart("validation loss", "loss").add(Charts.probes("", runs, Curves::validation, Probe::loss)),
                chart("test loss", "loss").add(Charts.probes("", runs, Curves::test, Probe::loss)),
                accuracy("training accuracy", Charts.updates("", first.trainAccuracy()), true),
                accuracy("validation accuracy", Charts.probes("", runs, Curves::validation, Probe::accuracy), false),
                accuracy("test accuracy", Charts.probes("", runs, Curves::test, Probe::accuracy), false)));
    }

    private static LineChart accuracy(String title, Series series, boolean noisy) {
        LineChart chart = chart(title, "accuracy").y(Axis.linear("accuracy").from(0).to(1).percent());
        return noisy ? chart.addNoisy(series, WINDOW) : chart.add(series);
    }

    private static LineChart chart(String title, String what) {
        return new LineChart(title).size(370, 280).x(Axis.linear("iteration")).y(Axis.linear(what).from(0));
    }
}
