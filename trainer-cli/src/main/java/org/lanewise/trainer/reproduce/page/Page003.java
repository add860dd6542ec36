package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Hits;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.evaluate.LayerOutput;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.evaluate.Windows;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Panels;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.Experiment;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.FinalTest;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.Run;

/** Report 003: six networks in the demo of ConvNetJS, with what the demo displays and what is true. */
final class Page003 implements ReportPage {
    private static final String DEFAULT = "convnetjs-default";
    private static final String LONGER = DEFAULT + "/longer";

    @Override
    public String report() {
        return "003";
    }

    @Override
    public void write(Results results, Machinery machinery, Blocks page) {
        List<String> models = Models.names();
        List<Experiment> experiments = Experiments.named(report())
                .stream()
                .sorted(Comparator.comparingInt(experiment -> models.indexOf(experiment.model())))
                .toList();
        Kernels kernels = machinery.kernels();
        Workers workers = machinery.workers();
        page.section("Six networks: displayed and true");
        page.paragraph(
                "The demo displays means over the last 100 examples that it trained on, and of the last 100 that it "
                        + "held back. Such an accuracy comes in steps of 1 % and has a standard deviation of about 2 %, so an "
                        + "accuracy of 100 % in it is a matter of luck. The true accuracy is that of the whole test set: with the "
                        + "probabilities of four random windows of each image averaged, as the demo of 2014 does, and with the "
                        + "window in the middle alone.");
        page.table(statistics(experiments, results, kernels, workers));
        page.paragraph(
                "Seed 1; means over seeds, their intervals and the printed numbers stand in the table of the "
                        + "claims. Numbers under \"displayed\" are rounded down to five digits, as there.");
        experiments.stream()
                .filter(experiment -> results.of(experiment.name()).isEmpty())
                .forEach(experiment -> Missing.say(experiment.name(), page));
        longer(results, page);
        List<Experiment> drawn = experiments.stream().filter(Experiment::isPlain).toList();
        page.section("Loss as the demo draws it");
        graphs(drawn, results, page);
        page.section("The networks as the demo draws them");
        page.paragraph(Prose
                .of("Each network at work on the middle of the first test image: all activations of each layer, "
                        + "the gradients of the loss with respect to them, and the kernels with their gradients, unless they "
                        + "are smaller than 4x4. Every kind has one scale a layer, from its least value (black) to its greatest "
                        + "(white). ")
                .code("relu")
                .text(", ")
                .code("pool")
                .text(" and ")
                .code("fc")
                .text(" are layers of their own in the demo."));
        for (Experiment experiment : drawn) {
            results.first(experiment.name())
                    .ifPresent(run -> page.details(
                            experiment.name(),
                            inner -> inner.figure("layers-" + experiment.name(),
                                    drawing(experiment, run, results, kernels, workers),
                                    "Seed " + run.seed() + ".")));
        }
    }

    private static Table statistics(
            List<Experiment> experiments, Results results, Kernels kernels, Workers workers) {
        Table table = new Table(
                Column.left("network"), Column.right("parameters"), Column.right("examples seen"),
                Column.right("displayed classification loss"), Column.right("displayed L2 loss"),
                Column.right("displayed training accuracy"), Column.right("displayed validation accuracy"),
                Column.right("true: four windows"), Column.right("95 % interval"), Column.right("true: the middle"));
        for (Experiment experiment : experiments) {
            results.first(experiment.name()).ifPresent(run -> {
                DemoStatistics demo = new DemoStatistics(run);
                FinalTest four = run.finalTest();
                WilsonInterval interval = WilsonInterval.of(four.correct(), four.images());
                NetworkFile network = run.network();
                Examples middle = middle(results.data().test(), network);
                int right = Hits.of(network.parameters(), middle, kernels, workers).cardinality();
                table.row(
                        Cell.code(experiment.name()),
                        Cell.of(Figures.count(run.outcome().setup().parameters())),
                        Cell.of(Integer.toString(demo.examples())),
                        Cell.of(DemoNumber.of(demo.loss())),
                        Cell.of(DemoNumber.of(demo.penalty())),
                        Cell.of(DemoNumber.of(demo.trainingAccuracy())),
                        Cell.of(DemoNumber.of(demo.validationAccuracy())),
                        Cell.of(Figures.percent((double) four.correct() / four.images())),
                        Cell.of(Figures.percent(interval.low()) + " .. " + Figures.percent(interval.high())),
                        Cell.of(Figures.percent((double) right / middle.size())));
            });
        }
        return table;
    }

    private static void longer(Results results, Blocks page) {
        page.paragraph(
                "The report stopped its networks after 30,338, 30,187, 30,198 and 30,185 examples, where it says how many.");
        List<Run> printed = results.of(DEFAULT);
        List<Run> longer = results.of(LONGER);
        if (!printed.isEmpty() && !longer.isEmpty()) {
            page.paragraph(
                    "It prints an L2 loss of 0.00464 for its first network. That loss grows while the demo runs: after 30,000 "
                            + "examples it is " + penalty(printed) + ", after 75,000 " + penalty(longer) + ".");
        }
    }

    private static String penalty(List<Run> runs) {
        return Spread.number(runs, run -> run.curves().test().getLast().penalty());
    }

    private static void graphs(List<Experiment> experiments, Results results, Blocks page) {
        List<LineChart> graphs = new ArrayList<>();
        for (Experiment experiment : experiments) {
            results.first(experiment.name())
                    .ifPresent(run -> graphs.add(new DemoStatistics(run).graph(experiment.name())));
        }
        if (!graphs.isEmpty()) {
            page.figure("loss", new Panels("", 3, graphs),
                    "A point every 200 examples: the mean classification loss of the last 100, and the L2 loss. Ten grid lines "
                            + "each way, from the least to the greatest value; the horizon doubles from 1,000 examples on.");
        }
    }

    private static DemoDrawing drawing(
            Experiment experiment, Run run, Results results, Kernels kernels, Workers workers) {
        NetworkFile network = run.network();
        Examples images = middle(results.data().test(), network);
        Parameters parameters = network.parameters();
        TrainingPlan plan = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), 1, kernels, workers);
        plan.load(images, new int[1], 0, 1);
        plan.gradients();
        return new DemoDrawing(
                experiment.name(), parameters, plan.gradientValues(),
                LayerOutput.of(parameters, images, 0, kernels, workers));
    }

    private static Examples middle(LabeledImages images, NetworkFile network) {
        Shape input = network.parameters().network().input();
        return Inputs.of(
                Windows.centre(images, input.height(), input.width()), network.parameters().network(),
                network.normalization());
    }
}
