package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lanewise.models.Models;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.SummaryTable;
import org.lanewise.trainer.reproduce.Convergence;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.Run;
import org.lanewise.trainer.reproduce.Scale;
import org.lanewise.trainer.reproduce.verdict.PairedTest;

/** Report 001: what batch normalisation changes, and a residual network. */
final class Page001 implements ReportPage {
    private static final String RESNET = "luo-mini-resnet";
    private static final String ONE_CYCLE = RESNET + "/one-cycle";

    /** Lines of the log that are looked at when the speed of convergence is. */
    private static final int LOG_LINES = 7;

    @Override
    public String report() {
        return "001";
    }

    @Override
    public void write(Results results, Machinery machinery, Blocks page) {
        pair("MLP", "luo-mlp", 0.9, List.of("0.983", "0.0006", "17min", "109,568"),
                List.of("0.976", "0.0010", "14min", "109,184"), results, page);
        pair("CNN", "luo-cnn", 0.92, List.of("0.983", "0.0005", "38min", "2159"),
                List.of("0.983", "0.0005", "24min", "2143"), results, page);
        statistics(results, page);
        resNet(results, page);
    }

    private static void pair(
            String title, String without, double accuracy, List<String> printedWith, List<String> printedWithout,
            Results results, Blocks page) {
        String with = without + "-bn";
        page.section(title + " with and without batch normalisation");
        curves(with, results, page);
        curves(without, results, page);
        List<Run> first = results.of(with);
        List<Run> second = results.of(without);
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        page.figure(without + "-comparison", CurveCharts.compared("", List.of(
                new CurveCharts.Named("with BN", first), new CurveCharts.Named("without BN", second))),
                "The same networks with and without batch normalisation on the test images.");
        Table table = new Table(
                Column.left(""),
                Column.right("with BN, printed"),
                Column.right("measured"),
                Column.right("without BN, printed"),
                Column.right("measured"),
                Column.right("difference"),
                Column.left("paired t-test over seeds"));
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * accuracy);
        row("images to " + percent + " in training", "faster", "slower", first, second,
                run -> Convergence.images(accuracy, run).orElse(Double.NaN), Page001::images, table);
        row("test accuracy after epoch 1", with.equals("luo-mlp-bn") ? "0.9656" : "0.9683",
                without.equals("luo-mlp") ? "0.9546" : "0.9595", first, second,
                run -> Summaries.accuracyAfter(1, List.of(run)).orElse(Double.NaN), Page001::points, table);
        row("test accuracy", printedWith.get(0), printedWithout.get(0), first, second,
                run -> run.finalTest().accuracy(), Page001::points, table);
        row("best test accuracy of all epochs", "", "", first, second, Page001::bestAccuracy, Page001::points, table);
        row("test loss", printedWith.get(1) + " x 100", printedWithout.get(1) + " x 100", first, second,
                run -> run.finalTest().loss(), Summaries::lossText, table);
        table.row(
                "training time, the fastest run", printedWith.get(2), Summaries.time(first), printedWithout.get(2),
                Summaries.time(second), "", "not made: times of a shared machine");
        table.row(
                "parameters", printedWith.get(3), Figures.count(Models.named(with).parameterCount()),
                printedWithout.get(3), Figures.count(Models.named(without).parameterCount()), "", "counted");
        page.table(table);
        page.paragraph("The printed losses are the mean cross-entropy, divided once more by the test batch of 100. The "
                + "report compares single runs; the last column says whether the differences are more than those of "
                + "seeds. It does not say whether it prints the accuracy of the last epoch or of the best one, which was then "
                + "chosen on the test images; both stand here.");
    }

    private static double bestAccuracy(Run run) {
        return run.curves().test().stream().mapToDouble(Probe::accuracy).max().orElseThrow();
    }

    private static void curves(String model, Results results, Blocks page) {
        List<Run> runs = results.of(model);
        page.subsection(model);
        page.details("Layers", inner -> inner.preformatted(SummaryTable.of(Models.named(model).network())));
        if (runs.isEmpty()) {
            Missing.say(model, page);
        } else {
            curves(model, runs, page);
        }
    }

    private static void curves(String name, List<Run> runs, Blocks page) {
        String model = name.replace('/', '-');
        page.figure(model + "-training", CurveCharts.training("", runs),
                "Loss and accuracy of every batch, before the update it led to; seed 1.");
        page.figure(model + "-test", CurveCharts.test("", runs),
                "Loss and accuracy on the test images, before the first epoch and after every epoch"
                        + (runs.size() > 1 ? "; mean and range of " + runs.size() + " seeds." : "."));
    }

    /** Turns a number into text. */
    private interface Text {
        String of(double value);
    }

    private static String points(double value) {
        return Figures.percent(value);
    }

    private static String images(double value) {
        return Figures.count(Math.round(value));
    }

    private static void row(
            String name, String printedWith, String printedWithout, List<Run> with, List<Run> without,
            ToDoubleFunction<Run> value, Text text, Table table) {
        int pairs = Math.min(with.size(), without.size());
        double[] first = with.stream().limit(pairs).mapToDouble(value).toArray();
        double[] second = without.stream().limit(pairs).mapToDouble(value).toArray();
        boolean known = java.util.stream.DoubleStream.concat(
                java.util.Arrays.stream(first), java.util.Arrays.stream(second)).allMatch(Double::isFinite);
        if (!known) {
            table.row(name, printedWith, "not reached", printedWithout, "not reached", "", "");
            return;
        }
        PairedTest test = PairedTest.of(first, second);
        table.row(
                name,
                printedWith,
                text.of(java.util.Arrays.stream(first).average().orElseThrow()),
                printedWithout,
                text.of(java.util.Arrays.stream(second).average().orElseThrow()),
                (test.difference() < 0 ? "-" : "+") + text.of(Math.abs(test.difference())),
                test.toString());
    }

    private static void statistics(Results results, Blocks page) {
        page.section("Which statistics, and how fast");
        page.paragraph("Equations 2.1 and 2.2 normalise by the mean and variance of the batch. The author's code "
                + "normalises by the running averages in training too, without a gradient through them. Both are run "
                + "here. The report says that the training accuracy of the MLP with batch normalisation is up to 90 % "
                + "after only 5,000 images; this is the training accuracy as its log has it, the mean over the batches "
                + "of the last 5,000 images:");
        List<String> models = List.of(
                "luo-mlp", "luo-mlp-bn", "luo-mlp-bn/running-statistics", "luo-cnn", "luo-cnn-bn",
                "luo-cnn-bn/running-statistics");
        List<Column> columns = new ArrayList<>(List.of(Column.left("network")));
        for (int line = 1; line <= LOG_LINES; line++) {
            columns.add(Column.right(Figures.count(5000L * line)));
        }
        columns.add(Column.right("test after epoch 1"));
        columns.add(Column.right("test at the end"));
        Table table = new Table(columns.toArray(Column[]::new));
        for (String model : models) {
            List<Run> runs = results.of(model);
            if (runs.isEmpty()) {
                Missing.say(model, page);
                continue;
            }
            List<Cell> cells = new ArrayList<>(List.of(Cell.code(model)));
            for (int line = 1; line <= LOG_LINES; line++) {
                cells.add(Cell.of(logged(5000 * line, runs)));
            }
            cells.add(Cell.of(Summaries.accuracyAfter(1, runs).map(Figures::percent).orElse("")));
            cells.add(Cell.of(Summaries.accuracy(runs)));
            table.row(cells);
        }
        page.table(table);
        page.paragraph(
                "What no variant reaches cannot be reproduced: either the run that printed it used something that "
                        + "is not recorded, or the number was read off another line of the log.");
    }

    private static String logged(int images, List<Run> runs) {
        List<Double> found = runs.stream().flatMap(run -> Convergence.logged(images, run).stream()).toList();
        return found.isEmpty()
                ? ""
                : Figures.percent(found.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }

    private static void resNet(Results results, Blocks page) {
        page.section("mini-ResNet");
        curves(RESNET, results, page);
        List<Run> runs = results.of(RESNET);
        if (runs.isEmpty()) {
            return;
        }
        if (results.scale() != Scale.FULL) {
            page.paragraph(
                    "The report trained for 60 epochs at a constant rate, which would take "
                            + Figures.duration(60 * Summaries.secondsOfEpoch(runs)) + " on one core here; this run has "
                            + epochs(runs)
                            + ". With --full it has 60. A constant rate keeps the accuracy jumping "
                            + "from epoch to epoch, and only the best of many is as high as printed; with a rate that falls to "
                            + "nothing in the end, the same network gets there in fewer epochs, and stays there: batches of 128, "
                            + "one cycle up to the same rate.");
        }
        List<Run> cycles = results.of(ONE_CYCLE);
        Table table = new Table(
                Column.left(""), Column.right("printed"), Column.right("as printed, shorter"),
                Column.right("one cycle"));
        table.row("epochs", "60", epochs(runs), epochs(cycles));
        table.row("test accuracy after 5 epochs", "99.06%", text(Summaries.accuracyAfter(5, runs)),
                text(Summaries.accuracyAfter(5, cycles)));
        table.row("best test accuracy", "99.46%", best(runs, Page001::bestAccuracy, Figures::percent),
                best(cycles, Page001::bestAccuracy, Figures::percent));
        table.row("best test loss", "0.0004 x 50", best(runs, Page001::bestLoss, Summaries::lossText),
                best(cycles, Page001::bestLoss, Summaries::lossText));
        table.row("test accuracy at the end", "", Summaries.accuracy(runs), Summaries.accuracy(cycles));
        table.row("test loss at the end", "", Summaries.loss(runs), Summaries.loss(cycles));
        table.row("time of an epoch", "", Summaries.timeOfEpoch(runs), Summaries.timeOfEpoch(cycles));
        page.table(table);
        if (cycles.isEmpty()) {
            Missing.say(ONE_CYCLE, page);
        } else {
            curves(ONE_CYCLE, cycles, page);
        }
        page.paragraph("The best of all epochs is chosen on the test images, by the report and here: it is a little "
                + "higher than what the network would show on new ones.");
    }

    private static String epochs(List<Run> runs) {
        return runs.isEmpty() ? "" : Integer.toString(runs.getFirst().outcome().setup().epochs());
    }

    private static double bestLoss(Run run) {
        return run.curves().test().stream().mapToDouble(Probe::loss).min().orElseThrow();
    }

    private static String best(List<Run> runs, ToDoubleFunction<Run> of, Text text) {
        return runs.isEmpty() ? "" : text.of(Summaries.mean(runs, of));
    }

    private static String text(Optional<Double> accuracy) {
        return accuracy.map(Figures::percent).orElse("not so far");
    }
}
