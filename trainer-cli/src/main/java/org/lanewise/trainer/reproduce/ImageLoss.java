package org.lanewise.trainer.reproduce;

/** Losses of single images, in double. */
final class ImageLoss {
    private ImageLoss() {}

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
