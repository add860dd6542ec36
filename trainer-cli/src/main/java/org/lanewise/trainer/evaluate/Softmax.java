package org.lanewise.trainer.evaluate;

/** Probabilities from logits. */
public final class Softmax {
    private Softmax() {}

    /** exp(x) by the sum of all exp(x); the largest logit is taken off first, so that nothing overflows. */
    public static float[] of(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (StrictMath.exp(logits[i] - largest) / sum);
        }
        return probabilities;
    }
}
