package org.lanewise.trainer.reproduce;

import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;

/** Losses of single images, in double. */
final class ImageLoss {
    private ImageLoss() {}

    /** The loss of one image whose network gave these values. */
    static double of(Loss loss, float[] values, int label) {
        return switch (loss) {
            case SoftmaxCrossEntropy _ -> crossEntropy(values, label);
            case EuclideanLoss _ -> euclidean(values, label);
        };
    }

    private static double euclidean(float[] values, int label) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - (i == label ? 1.0 : 0.0);
            sum += distance * distance;
        }
        return sum / 2;
    }

    /** Softmax and cross-entropy of logits. */
    static double crossEntropy(float[] logits, int label) {
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

    /** Probabilities of logits, added to what is there. */
    static void addProbabilities(float[] logits, double[] to, int at) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        for (int i = 0; i < logits.length; i++) {
            to[at + i] += StrictMath.exp(logits[i] - largest) / sum;
        }
    }
}
