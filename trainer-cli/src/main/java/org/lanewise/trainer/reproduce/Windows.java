package org.lanewise.trainer.reproduce;

import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.lanewise.trainer.reproduce.verdict.Measurement;

/** Figures of the training images over some batches, each as the network was before it learned from the batch. */
final class Windows {
    private Windows() {}

    /** The share of right ones of the last images. */
    static Measurement accuracyOfLast(int images, Run run) {
        int batch = run.outcome().setup().settings().batch();
        double right = 0;
        for (float accuracy : last(batches(images, batch), run.curves().trainAccuracy())) {
            right += accuracy * batch;
        }
        return new Measurement.Share((int) Math.round(right), batches(images, batch) * batch);
    }

    /** The mean loss of the last images; its error is that of the batches. */
    static Measurement lossOfLast(int images, Run run) {
        SummaryStatistics losses = new SummaryStatistics();
        for (float loss : last(batches(images, run.outcome().setup().settings().batch()), run.curves().trainLoss())) {
            losses.addValue(loss);
        }
        return new Measurement.Mean(losses.getMean(), losses.getStandardDeviation() / Math.sqrt(losses.getN()));
    }

    /** The share of right ones of the last images that were held back out of the stream. */
    static Optional<Measurement> streamed(int images, Run run) {
        float[] correct = last(images, run.curves().streamCorrect());
        float right = 0;
        for (float each : correct) {
            right += each;
        }
        return correct.length == 0
                ? Optional.empty()
                : Optional.of(new Measurement.Share(Math.round(right), correct.length));
    }

    private static int batches(int images, int batch) {
        return Math.max(1, images / batch);
    }

    private static float[] last(int count, float[] values) {
        int from = Math.max(0, values.length - count);
        return java.util.Arrays.copyOfRange(values, from, values.length);
    }
}
