package org.lanewise.trainer.reproduce.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.Legend;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.Curves;
import org.lanewise.trainer.reproduce.Experiment;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.LiValidation;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.Run;

/** Report 002: a library written from scratch, and what leaving things out does to its network. */
final class Page002 implements ReportPage {
    private static final String PUBLISHED = LiValidation.EXPERIMENT;
    private static final String SHUFFLED = PUBLISHED + "/with-shuffling";
    private static final String FORGETFUL = PUBLISHED + "/forgetful-adam";
    private static final List<String> OPTIMIZERS =
            List.of(PUBLISHED, PUBLISHED + "/sgd-momentum", PUBLISHED + "/sgd-momentum-he", PUBLISHED + "/adagrad",
                    PUBLISHED + "/rmsprop");
    private static final List<String> RATES =
            List.of(PUBLISHED, PUBLISHED + "/learning-rate-0.01", PUBLISHED + "/learning-rate-0.1");
    private static final List<String> ADAMS =
            List.of(PUBLISHED, PUBLISHED + "/corrected-adam", FORGETFUL);

    @Override
    public String report() {
        return "002";
    }

    @Override
    public void write(Results results, Machinery machinery, Blocks page) {
        Kernels kernels = machinery.kernels();
        Workers workers = machinery.workers();
        Optional<Run> run = results.first(PUBLISHED);
        page.section("Log and curves");
        run.ifPresentOrElse(
                first -> log(first, results.of(PUBLISHED), page), () -> Missing.say(PUBLISHED, page));
        page.section("The validation accuracy, explained by its images");
        run.ifPresentOrElse(
                first -> LiValidationText.write(
                        LiValidation.of(first, results.scale(), results.data(), kernels, workers), first,
                        results.first(FORGETFUL)
                                .map(other -> LiValidation.of(
                                        other, results.scale(), results.data(), kernels, workers))
                                .orElse(List.of()),
                        results.first(SHUFFLED), page),
                () -> Missing.say(PUBLISHED, page));
        page.section("Which Adam wrote the printed log");
        adams(results, page);
        page.section("Augmented images");
        page.figure("samples", LiSamples.of(results.data().train()),
                "The four changes of the report, each on the first five training images. Noise brightens one inked pixel "
                        + "in some hundred and can hardly be seen.");
        page.section("Gradient checks");
        page.paragraph(
                "Gradients that the engine computes, against central differences of the loss it computes, in single "
                        + "precision: all values of a parameter or an input are moved up or down together, in ten random "
                        + "patterns of signs. Each layer stands first in a small network that ends in a linear layer, softmax and "
                        + "cross-entropy, which are checked with it; computed with the page, by the "
                        + kernels.name()
                        + " kernels.");
        page.table(GradientTable.of(kernels, workers));
        page.section("What the ingredients do");
        ingredients(results, page);
    }

    private static void log(Run run, List<Run> runs, Blocks page) {
        page.figure("curves", LiPanels.of(runs), Prose.of("Figure 3 of the report. Training: single batches of "
                + run.outcome().setup().settings().batch() + " images, pale, and their mean over " + LiPanels.WINDOW
                + " iterations, before each update. Validation every 100 and test every 300 iterations"
                + (runs.size() == 1 ? "."
                        : "; lines are means over " + runs.size() + " seeds, bands from the worst to the "
                                + "best.")));
        int last = run.outcome().setup().epochs() - 1;
        page.paragraph(Prose.of("The part of the log that figure 2 of the report prints, seed " + run.seed()
                + ". As there, validation and test stand before the iteration that follows them, and ")
                .code("Iteration")
                .text(" begins again with every epoch."));
        page.preformatted(LiLog.of(run, last, 4500, 5201));
        for (int epoch = 0; epoch <= last; epoch++) {
            int shown = epoch;
            page.details("The whole log of epoch " + (epoch + 1),
                    inner -> inner.preformatted(LiLog.of(run, shown, 0, Integer.MAX_VALUE)));
        }
    }

    /** The end of the printed log beside the ends of the runs with each reading of Adam. */
    private static void adams(Results results, Blocks page) {
        page.paragraph(
                "The formula of the report is Adam without bias correction, but the committed file forgets both moments "
                        + "before every step, which makes every step as long as every other, 3.16 learning rates against the sign "
                        + "of the gradient. Such steps do not shrink with the gradient, and weights grow. What the author's log shows at its end, "
                        + "and what each reading gives:");
        Table table = new Table(
                Column.left("run"), Column.right("seeds"), Column.right("test accuracy"), Column.right("test loss"),
                Column.right("validation accuracy"), Column.right("L2 penalty"));
        table.row("printed (figure 2 and the log of the notebook)", "1", "98.39 %", "0.05691", "83.44 %", "0.27371");
        for (String experiment : ADAMS) {
            List<Run> runs = results.of(experiment);
            if (runs.isEmpty()) {
                Missing.say(experiment, page);
            } else {
                table.row(
                        label(experiment),
                        Integer.toString(runs.size()),
                        Spread.percent(runs, run -> last(run.curves().test()).accuracy()),
                        Spread.number(runs, run -> last(run.curves().test()).loss()),
                        Spread.percent(runs, run -> last(run.curves().validation()).accuracy()),
                        Spread.number(runs, run -> last(run.curves().test()).penalty()));
            }
        }
        page.table(table);
    }

    private static void ingredients(Results results, Blocks page) {
        Table table = new Table(
                Column.left("experiment"), Column.right("seeds"), Column.right("best test accuracy"),
                Column.right("test accuracy at the end"), Column.right("loss"), Column.right("validation accuracy"),
                Column.right("iterations to 95 % in training"));
        for (Experiment experiment : Experiments.named("002")) {
            List<Run> runs = results.of(experiment.name());
            if (!runs.isEmpty()) {
                table.row(
                        Cell.code(experiment.name()),
                        Cell.of(Integer.toString(runs.size())),
                        Cell.of(Spread.percent(runs, Page002::best)),
                        Cell.of(Spread.percent(runs, run -> last(run.curves().test()).accuracy())),
                        Cell.of(Spread.number(runs, run -> last(run.curves().test()).loss())),
                        Cell.of(Spread.percent(runs, run -> last(run.curves().validation()).accuracy())),
                        Cell.of(iterations(runs)));
            }
        }
        page.table(table);
        page.paragraph(
                "Means over the seeds, and in brackets the least and the greatest. Validation accuracies belong to "
                        + "different images where augmentation or shuffling differ, and cannot be compared with each other there.");
        page.paragraph(Prose
                .of("From the weights of the published code, N(0, 0.001^2) in the convolutions, SGD stays where it begins, at the share of "
                        + "one class; from He's, ")
                .code("sgd-momentum-he")
                .text(", it learns. Which optimiser is fastest depends on that, and on rates that the report does not give."));
        curves("optimizers", "optimisers", OPTIMIZERS, results, page);
        LineChart losses = new LineChart("training loss").x(Axis.linear("iteration"))
                .y(Axis.logarithmic("loss"))
                .legend(Legend.Place.UPPER_RIGHT);
        List<String> run = OPTIMIZERS.stream().filter(name -> !results.of(name).isEmpty()).toList();
        run.forEach(name -> losses.add(CurveCharts.lossOfBatches(label(name), results.of(name))));
        if (!run.isEmpty()) {
            page.figure("optimizers-training", losses,
                    "The same in training: means over 50 batches, each before its update.");
        }
        curves("learning-rates", "learning rates of Adam, which is 0.001 in the published run", RATES, results, page);
        curves("adams",
                "three readings of Adam: as printed, without bias correction; as in the literature; and with moments "
                        + "that are forgotten before every step, as in the committed file",
                ADAMS, results, page);
        List<String> others = Experiments.named("002")
                .stream()
                .map(Experiment::name)
                .filter(name -> !OPTIMIZERS.contains(name) && !RATES.contains(name) && !ADAMS.contains(name))
                .toList();
        curves("others", "data and dropout", java.util.stream.Stream.concat(
                java.util.stream.Stream.of(PUBLISHED), others.stream()).toList(), results, page);
    }

    /** Mean over the seeds of the first iteration at which 50 batches together are so accurate. */
    private static String iterations(List<Run> runs) {
        double[] found = runs.stream()
                .flatMapToDouble(run -> CurveCharts.iterationsTo(0.95, run).stream())
                .toArray();
        return found.length < runs.size()
                ? found.length == 0 ? "not reached" : found.length + " of " + runs.size() + " seeds"
                : Figures.count(Math.round(Arrays.stream(found).average().orElseThrow()));
    }

    /** Test accuracy over the iterations of some experiments; those that failed are named. */
    private static void curves(String name, String what, List<String> experiments, Results results, Blocks page) {
        LineChart chart = new LineChart("test accuracy").x(Axis.linear("iteration"))
                .y(Axis.linear("accuracy").to(1).percent())
                .legend(Legend.Place.LOWER_RIGHT);
        for (String experiment : experiments) {
            List<Run> runs = results.of(experiment);
            if (runs.isEmpty()) {
                boolean failed = !results.failures().getOrDefault(experiment, List.of()).isEmpty();
                if (failed) {
                    page.paragraph(Prose.of("")
                            .code(experiment)
                            .text(" came to nothing: "
                                    + results.failures().get(experiment).getFirst().failure()));
                } else {
                    Missing.say(experiment, page);
                }
            } else {
                chart.add(Charts.probes(label(experiment), runs, Curves::test, Probe::accuracy));
            }
        }
        if (experiments.stream().anyMatch(experiment -> !results.of(experiment).isEmpty())) {
            page.figure(name, chart, "Convergence with " + what + ".");
        }
    }

    private static String label(String experiment) {
        return experiment.equals(PUBLISHED) ? "as the report describes it"
                : experiment.substring(PUBLISHED.length() + 1);
    }

    private static double best(Run run) {
        return run.curves().test().stream().max(Comparator.comparingInt(Probe::correct)).orElseThrow().accuracy();
    }

    private static Probe last(List<Probe> probes) {
        return probes.getLast();
    }
}
