package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.explain.Calibration;
import org.lanewise.trainer.explain.LayerCost;
import org.lanewise.trainer.train.RunPlan;

/** What a training will take, in words. */
public final class ExplanationText {
    private static final String IMAGE = "an image";
    private static final String ROW = "%s  %10s  %12s  %12s%n";

    private ExplanationText() {}

    /** The layers with their shapes, parameters and operations; lines with their ends. */
    public static String layers(Network network) {
        List<LayerCost> costs = LayerCost.of(network);
        int column = Math.max(
                IMAGE.length(), costs.stream().mapToInt(cost -> cost.layer().length()).max().orElse(0));
        String row = "%-" + column + "s  %-10s" + ROW.substring(2);
        StringBuilder text = new StringBuilder(network.name() + ", input " + network.input() + String.format("%n%n"));
        text.append(row.formatted("layer", "output", "parameters", "forward", "training"));
        text.append(row.formatted("", "", "", "kFLOP", "kFLOP"));
        long parameters = 0;
        long forward = 0;
        long training = 0;
        for (LayerCost cost : costs) {
            text.append(row(row, cost.layer(), cost.output().toString(), cost.parameters(), cost.forward(),
                    cost.training()));
            parameters += cost.parameters();
            forward += cost.forward();
            training += cost.training();
        }
        return text.append(row(row, IMAGE, "", parameters, forward, training)).toString();
    }

    private static String row(String format, String layer, String output, long parameters, long forward,
            long training) {
        return format.formatted(
                layer, output, parameters == 0 ? "" : Figures.count(parameters), kilo(forward), kilo(training))
                .stripTrailing() + System.lineSeparator();
    }

    private static String kilo(long operations) {
        return operations == 0 ? "" : String.format(Locale.ROOT, "%,.1f", operations / 1e3);
    }

    /** The memory of a training in one line, without its end. */
    public static String memory(int batch, TrainingMemory memory) {
        return String.format(
                Locale.ROOT,
                "Training in batches of %d: %s = buffers %s, parameters %s, gradients %s, optimiser %s",
                batch,
                mebibytes(memory.total()),
                mebibytes(memory.buffers()),
                mebibytes(memory.parameters()),
                mebibytes(memory.gradients()),
                mebibytes(memory.optimizer()));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    /**
     * What was measured, and what that means for the run; lines with their ends.
     *
     * @param data that the run sees
     */
    public static String forecast(
            RunPlan plan, DataSet data, Calibration calibration, String kernels, int threads) {
        int images = plan.settings().sampling().draws(data.train().count());
        double epoch = calibration.secondsPerEpoch(images);
        double test = calibration.secondsPerTest(data.test().count());
        long operations = LayerCost.of(plan.network()).stream().mapToLong(LayerCost::training).sum();
        double speed = images / epoch;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "Measured for %.1f s (%s steps) with %s kernels on %d %s: %s images/s, %.1f GFLOP/s",
                calibration.seconds(), Figures.count(calibration.steps()), kernels, threads,
                threads == 1 ? "thread" : "threads", Figures.count(Math.round(speed)), speed * operations * 1e-9));
        lines.add(String.format(
                Locale.ROOT, "Forecast: %s an epoch of %s images, %s to measure on %s %s images",
                Figures.duration(epoch), Figures.count(images), Figures.duration(test),
                Figures.count(data.test().count()), data.measured()));
        lines.add(String.format(
                Locale.ROOT, "          %s for %s", Figures.duration(plan.epochs() * (epoch + test)),
                plan.epochs() == 1 ? "1 epoch" : plan.epochs() + " epochs"));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
