package org.lanewise.trainer.evaluate;

import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.tensor.Tensor;

/** Measures a network by the mean of its probabilities over several views of each image. */
final class ViewAverage {
    /** A probability that was rounded to 0 is taken for this, the smallest float with all its digits. */
    private static final double SMALLEST = Float.MIN_NORMAL;

    private final InferencePlan plan;
    private final int batch;
    private final List<Examples> views;
    private final double[] sums;
    private final float[] one;
    private double[] means = {};

    /** @param batch the largest number of images the plan takes at a time */
    ViewAverage(InferencePlan plan, int batch, List<Examples> views) {
        this.plan = plan;
        this.batch = batch;
        this.views = views;
        this.sums = new double[batch * views.getFirst().classes()];
        this.one = new float[views.getFirst().classes()];
    }

    /** Hits and cross-entropy. */
    Evaluation evaluate() {
        Predictions predictions = predictions();
        double loss = 0;
        for (int i = 0; i < predictions.images(); i++) {
            loss -= StrictMath.log(Math.max(means[i * one.length + predictions.labels()[i]], SMALLEST));
        }
        return new Evaluation(predictions.images(), predictions.correct(), loss / predictions.images());
    }

    Predictions predictions() {
        int size = views.getFirst().size();
        int[] indices = new int[batch];
        int[] labels = new int[size];
        int[] winners = new int[size];
        means = new double[size * one.length];
        for (int from = 0; from < size; from += batch) {
            int count = Math.min(batch, size - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            addProbabilities(indices, count);
            for (int i = 0; i < count; i++) {
                labels[from + i] = views.getFirst().label(from + i);
                winners[from + i] = winner(i);
                for (int c = 0; c < one.length; c++) {
                    means[(from + i) * one.length + c] = sums[i * one.length + c] / views.size();
                }
            }
        }
        float[] probabilities = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            probabilities[i] = (float) means[i];
        }
        return new Predictions(one.length, labels, winners, probabilities);
    }

    private void addProbabilities(int[] indices, int count) {
        Arrays.fill(sums, 0);
        for (Examples view : views) {
            Tensor probabilities = plan.probabilities(view, indices, 0, count);
            for (int i = 0; i < count; i++) {
                probabilities.copyImage(i, one, 0);
                for (int c = 0; c < one.length; c++) {
                    sums[i * one.length + c] += one[c];
                }
            }
        }
    }

    /** The class with the largest sum, the first of equals. */
    private int winner(int image) {
        int winner = 0;
        for (int c = 1; c < one.length; c++) {
            if (sums[image * one.length + c] > sums[image * one.length + winner]) {
                winner = c;
            }
        }
        return winner;
    }
}
