package org.lanewise.trainer.evaluate;

/**
 * Probabilities from logits, in double: exp(x) by the sum of all exp(x), where the largest logit is taken off first, so that
 * nothing overflows.
 *
 * @param largest of the logits
 * @param sum of exp(logit - largest)
 */
public record Softmax(double largest, double sum) {
    /** The softmax of the logits of one image. */
    public static Softmax over(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        return new Softmax(largest, sum);
    }

    /** The probabilities of one image. */
    public static float[] of(float[] logits) {
        Softmax softmax = over(logits);
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) softmax.probability(logits[i]);
        }
        return probabilities;
    }

    /** The probability of the class with this logit. */
    public double probability(float logit) {
        return StrictMath.exp(logit - largest) / sum;
    }

    /** The cross-entropy if the class with this logit is right: -log of its probability. */
    public double crossEntropy(float logit) {
        return StrictMath.log(sum) + largest - logit;
    }
}
