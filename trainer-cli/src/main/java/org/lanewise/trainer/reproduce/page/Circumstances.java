package org.lanewise.trainer.reproduce.page;

import java.util.List;
import java.util.Locale;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.DataName;
import org.lanewise.trainer.reproduce.Experiment;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.Outcome;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.Run;
import org.lanewise.trainer.reproduce.Scale;

/** On what, where and for how long experiments were run. */
final class Circumstances {
    private Circumstances() {}

    /** What is known of the data, and what they are not good for. */
    static void ofData(Results results, Blocks page) {
        page.paragraph("Data: " + DataName.of(results.data()) + ", "
                + Figures.count(results.data().train().count()) + " training and "
                + Figures.count(results.data().test().count()) + " test images.");
        if (!DataName.isMnist(results.data())) {
            page.paragraph(Prose.of("").strong("These images are not MNIST: nothing is judged."));
        }
        if (results.scale() == Scale.QUICK) {
            page.paragraph(Prose.of("")
                    .strong("This is a quick run: the networks were trained for a few epochs only, and nothing is "
                            + "judged."));
        }
    }

    /** The experiments of a report, with their runs. */
    static void write(String report, Results results, Blocks page) {
        ofData(results, page);
        Table table = new Table(
                Column.left("experiment"),
                Column.right("epochs"),
                Column.right("printed"),
                Column.right("batch"),
                Column.right("seeds"),
                Column.right("training, each"));
        for (Experiment experiment : Experiments.named(report)) {
            List<Run> runs = results.of(experiment.name());
            table.row(
                    experiment.name(),
                    Integer.toString(experiment.epochs().at(results.scale())),
                    Integer.toString(experiment.epochs().printed()),
                    Integer.toString(experiment.plan(results.scale(), 1).settings().batch()),
                    Integer.toString(runs.size()),
                    runs.isEmpty() ? "" : Figures.duration(meanSeconds(runs)));
        }
        page.details("Experiments and times", inner -> {
            inner.table(table);
            results.machines(report).stream().map(Circumstances::text).sorted().forEach(inner::paragraph);
            results.failures(report)
                    .forEach(failure -> inner.paragraph(Prose.of("")
                            .code(failure.experiment())
                            .text(", seed " + failure.setup().settings().seed() + ", failed: " + failure.failure())));
        });
    }

    private static double meanSeconds(List<Run> runs) {
        return runs.stream().mapToDouble(run -> run.outcome().seconds()).average().orElseThrow();
    }

    private static String text(Outcome.Machine machine) {
        return String.format(
                Locale.ROOT,
                "Ran on %s, %d %s, %s kernels%s, %s, %s.",
                machine.processor(),
                machine.threads(),
                machine.threads() == 1 ? "thread" : "threads",
                machine.kernels(),
                machine.vectorBits() == 0 ? "" : " of " + machine.vectorBits() + " bits",
                machine.java(),
                machine.program());
    }
}
