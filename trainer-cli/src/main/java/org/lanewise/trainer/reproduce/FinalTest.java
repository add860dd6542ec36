package org.lanewise.trainer.reproduce;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Tensor;

/**
 * The test images one by one, after the training.
 *
 * @param images how many
 * @param correct how many got the right class
 * @param loss their mean cross-entropy
 * @param lossDeviation its standard deviation over the images
 */
public record FinalTest(int images, int correct, double loss, double lossDeviation) {
    private static final int BATCH = 128;

    /** How far the mean loss of other images of the same kind would be off: one standard deviation. */
    public double lossStandardError() {
        return lossDeviation / Math.sqrt(images);
    }

    static FinalTest of(Parameters parameters, Examples examples, Kernels kernels, Workers workers) {
        InferencePlan plan = InferencePlan.compile(parameters, BATCH, kernels, workers);
        int[] indices = new int[BATCH];
        float[] logits = new float[parameters.network().output().size()];
        int correct = 0;
        double sum = 0;
        double squares = 0;
        for (int from = 0; from < examples.size(); from += BATCH) {
            int count = Math.min(BATCH, examples.size() - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            Tensor output = plan.run(examples, indices, 0, count);
            for (int i = 0; i < count; i++) {
                output.copyImage(i, logits, 0);
                int label = examples.label(from + i);
                double loss = crossEntropy(logits, label);
                sum += loss;
                squares += loss * loss;
                correct += plan.winner(i) == label ? 1 : 0;
            }
        }
        double mean = sum / examples.size();
        double variance = Math.max(0, squares / examples.size() - mean * mean);
        return new FinalTest(examples.size(), correct, mean, Math.sqrt(variance));
    }

    private static double crossEntropy(float[] logits, int label) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        return StrictMath.log(sum) + largest - logits[label];
    }
}
