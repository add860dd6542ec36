package org.lanewise.trainer.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.run.RunEvent.Batches;
import org.lanewise.trainer.run.RunEvent.EpochEnded;

/** The curves of one run, against the epoch. */
final class Curves {
    /** Batches are noisy: a mean over about this share of the curve is drawn over them. */
    private static final int SMOOTHED_PARTS = 40;

    private final String measuredOn;
    private final String loss;
    private final List<Batches> batches;
    private final List<EpochEnded> epochs;
    private final double[] batchEpochs;

    Curves(KeptRun run) {
        measuredOn = run.provenance().measuredOn();
        loss = SettingsText.figure(run.plan().settings().loss());
        batches = run.events(Batches.class);
        epochs = run.events(EpochEnded.class);
        batchEpochs = epochsOf(batches, run.plan().settings().sampling().draws(run.provenance().trainImages()));
    }

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Where each event lies, in epochs: the number of complete ones before it, and the share of images of its own. */
    static double[] epochsOf(List<Batches> batches, int imagesPerEpoch) {
        double[] positions = new double[batches.size()];
        int epoch = 0;
        long images = 0;
        for (int i = 0; i < positions.length; i++) {
            Batches each = batches.get(i);
            if (each.epoch() != epoch) {
                epoch = each.epoch();
                images = 0;
            }
            images += each.images();
            positions[i] = epoch - 1 + Math.min(1, (double) images / imagesPerEpoch);
        }
        return positions;
    }

    LineChart loss() {
        return chart("Loss", Axis.linear(loss), Batches::loss, EpochEnded::measuredLoss);
    }

    LineChart accuracy() {
        return chart("Accuracy", Axis.linear("accuracy").percent(), Batches::accuracy, EpochEnded::measuredAccuracy);
    }

    private LineChart chart(
            String title, Axis axis, ToDoubleFunction<Batches> training, ToDoubleFunction<EpochEnded> measured) {
        LineChart chart = empty(title, axis)
                .addNoisy(
                        Series.of("training, before each update", batchEpochs, values(batches, training)),
                        Math.max(2, batches.size() / SMOOTHED_PARTS));
        if (!epochs.isEmpty()) {
            chart.add(Series.of(
                    measuredOn, epochs.stream().mapToDouble(EpochEnded::epoch).toArray(), values(epochs, measured)));
        }
        return chart;
    }

    /** Images a second, over the seconds that were spent training. */
    LineChart throughput() {
        double[] seconds = new double[batches.size()];
        double sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            sum += batches.get(i).seconds();
            seconds[i] = sum;
        }
        return new LineChart("Throughput").x(Axis.linear("seconds of training").from(0))
                .y(Axis.linear("images per second").from(0))
                .explorable()
                .addNoisy(
                        Series.of("images per second", seconds, values(batches, b -> b.images() / b.seconds())),
                        Math.max(2, batches.size() / SMOOTHED_PARTS));
    }

    /** The learning rate, if it was not the same all the time. */
    Optional<LineChart> learningRate() {
        double[] rates = values(batches, Batches::learningRate);
        return Arrays.stream(rates).distinct().count() < 2
                ? Optional.empty()
                : Optional.of(empty("Learning rate", Axis.linear("learning rate"))
                        .add(Series.of("learning rate", batchEpochs, rates)));
    }

    private static LineChart empty(String title, Axis axis) {
        return new LineChart(title).x(Axis.linear("epoch").from(0)).y(axis).explorable();
    }

    private static <T> double[] values(List<T> events, ToDoubleFunction<T> value) {
        return events.stream().mapToDouble(value).toArray();
    }
}
