package org.lanewise.trainer.reproduce.page;

import java.util.List;
import org.lanewise.models.Models;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.SummaryTable;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.Run;

/** Report 000: two small CNNs written in NumPy, and a perceptron to compare them with. */
final class Page000 implements ReportPage {
    private static final String CNN1 = "luo-cnn1";
    private static final String HE = CNN1 + "/he";
    private static final String CNN2 = "luo-cnn2";
    private static final String FAST = CNN2 + "/learning-rate-0.1";
    private static final String PERCEPTRON = "luo-mlp-hw1";

    @Override
    public String report() {
        return "000";
    }

    @Override
    public void write(Results results, Machinery machinery, Blocks page) {
        page.section("Convolution as a product of matrices");
        page.paragraph(
                "What figure 2.1 shows: every window of the input becomes a column, so that a convolution is one "
                        + "product of matrices. Kernels of 3x3, no padding, stride 2. The first window and its column are "
                        + "marked.");
        page.figure("im2col", new Im2ColFigure(), "A matrix of 5x5 and its four windows as columns.");
        page.paragraph("Equation 2.4, the gradient of average pooling: every value of the gradient is written to the "
                + "window it came from, and divided by the size of the window.");
        page.preformatted(upsampled());
        experiment("Experiment 1: " + CNN1, CNN1, results, page);
        page.paragraph(
                "With kernels from N(0, 0.01^2) the loss stays at 2.30 for a time that depends on the seed, for some "
                        + "seeds to the end; the report's run left it after some 300 iterations. From He's initialisation, which "
                        + "this program uses unless told otherwise, every seed learns:");
        curves(HE, results, page);
        experiment("Experiment 2: " + CNN2, CNN2, results, page);
        page.paragraph(
                "The report prints a learning rate of 0.1 and 100 epochs. Its curves have 36,000 iterations, which "
                        + "are 60 epochs, and stay flat for the first four epochs. So 0.01 and 60 epochs were run here; what "
                        + "the first epochs are like at either rate:");
        rates(results, page);
        experiment("The perceptron: " + PERCEPTRON, PERCEPTRON, results, page);
        comparison(results, page);
        page.section("What the first convolution sees");
        page.paragraph(
                "Figure 3.7: the maps of the first convolution of experiment 2 after ReLU. The digits are found by "
                        + "one walk through the test images: the first 0, then the next 1, and so on. Every map has a colour "
                        + "scale of its own.");
        if (results.first(CNN2).isEmpty()) {
            Missing.say(CNN2, page);
        } else {
            page.figure(
                    "first-convolution",
                    FirstConvolution.of(results.first(CNN2).get(), results.data(), machinery),
                    "Rows: digits 0 to 9. Columns: the 8 channels.");
        }
    }

    private static void rates(Results results, Blocks page) {
        List<Run> fast = results.of(FAST);
        List<Run> slow = results.of(CNN2);
        if (fast.isEmpty() || slow.isEmpty()) {
            Missing.say(fast.isEmpty() ? FAST : CNN2, page);
            return;
        }
        Table table = new Table(
                Column.right("epoch"), Column.right("test accuracy at 0.01"), Column.right("at 0.1"));
        for (int epoch = 1; epoch <= fast.getFirst().outcome().setup().epochs(); epoch++) {
            table.row(Integer.toString(epoch), accuracyAfter(epoch, slow), accuracyAfter(epoch, fast));
        }
        page.table(table);
    }

    private static String accuracyAfter(int epoch, List<Run> runs) {
        return Summaries.accuracyAfter(epoch, runs).map(Figures::percent).orElse("");
    }

    private static void experiment(String title, String model, Results results, Blocks page) {
        page.section(title);
        page.details("Layers", inner -> inner.preformatted(SummaryTable.of(Models.named(model).network())));
        curves(model, results, page);
    }

    private static void curves(String experiment, Results results, Blocks page) {
        List<Run> runs = results.of(experiment);
        if (runs.isEmpty()) {
            Missing.say(experiment, page);
            return;
        }
        String file = experiment.replace('/', '-');
        page.figure(file + "-training", CurveCharts.training("", runs),
                "Loss and accuracy of every batch of 100, before the update it led to; seed 1.");
        page.figure(file + "-test", CurveCharts.test("", runs),
                "Loss and accuracy on the 10,000 test images after every epoch"
                        + (runs.size() > 1 ? "; mean and range of " + runs.size() + " seeds." : "."));
    }

    private static void comparison(Results results, Blocks page) {
        page.section("Table 3.1, and time");
        Table table = new Table(
                Column.left("case"),
                Column.right("accuracy, printed"),
                Column.right("measured"),
                Column.right("loss, printed"),
                Column.right("measured"),
                Column.right("parameters, printed"),
                Column.right("true"),
                Column.right("time of an epoch"));
        row("Experiment 1", CNN1, "0.983", "0.052", "2143", results, table);
        row("Experiment 1 from He's initialisation", HE, CNN1, "", "", "", results, table);
        row("Experiment 2", CNN2, "0.987", "0.048", "203,628", results, table);
        row("Best experiment in HW1", PERCEPTRON, "0.983", "0.021", "109,187", results, table);
        page.table(table);
        page.paragraph(
                "The loss of the perceptron is a Euclidean one (half the squared distance to the unit vector of the "
                        + "class), those of the CNNs are cross-entropies. The report's conclusion that a CNN \"has larger test "
                        + "loss than MLP\" compares numbers of different units.");
        page.paragraph("2143 counts each bias vector as one value. 203,628 counts the second convolution as 8*4*3*3 "
                + "weights where the network has 8*16*3*3.");
        List<Run> perceptron = results.of(PERCEPTRON);
        List<Run> first = results.of(CNN1);
        List<Run> second = results.of(CNN2);
        if (!perceptron.isEmpty() && !first.isEmpty() && !second.isEmpty()) {
            page.paragraph("\"MLP has less time than CNN in one epoch\": here an epoch takes "
                    + Summaries.timeOfEpoch(perceptron) + " with the perceptron, " + Summaries.timeOfEpoch(first)
                    + " with the first CNN and " + Summaries.timeOfEpoch(second)
                    + " with the second (one thread, the fastest run of each). Which of the first two is less depends on how "
                    + "convolutions are computed, not on the networks.");
        }
    }

    private static void row(
            String name, String model, String accuracy, String loss, String parameters, Results results, Table table) {
        row(name, model, model, accuracy, loss, parameters, results, table);
    }

    private static void row(
            String name, String experiment, String model, String accuracy, String loss, String parameters,
            Results results, Table table) {
        List<Run> runs = results.of(experiment);
        table.row(
                Cell.of(name + ", " + model),
                Cell.of(accuracy),
                Cell.of(Summaries.accuracyOfLearned(runs)),
                Cell.of(loss),
                Cell.of(Summaries.lossOfLearned(runs)),
                Cell.of(parameters),
                Cell.of(Figures.count(Models.named(model).parameterCount())),
                Cell.of(Summaries.timeOfEpoch(runs)));
    }

    private static String upsampled() {
        double[][] gradient = {{4, 8}, {12, 16}};
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 4; row++) {
            text.append(row == 0 ? "| 4  8|      " : row == 1 ? "|12 16|  ->  " : "             ").append('|');
            for (int column = 0; column < 4; column++) {
                text.append(String.format(java.util.Locale.ROOT, "%3.0f", gradient[row / 2][column / 2] / 4));
            }
            text.append(" |\n");
        }
        return text.toString();
    }
}
