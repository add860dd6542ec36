package org.lanewise.trainer.compare;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.lanewise.trainer.evaluate.Predictions;

/**
 * McNemar's test, exact: if two networks were equally good, an image that only one of them recognises would be either's with
 * probability 1/2 (Q. McNemar: Note on the Sampling Error of the Difference between Correlated Proportions or Percentages,
 * 1947).
 *
 * @param onlyFirst images that only the first recognises
 * @param onlySecond images that only the second recognises
 * @param p how often chance alone gives numbers as unequal, 0 .. 1
 */
record McNemar(int onlyFirst, int onlySecond, double p) {
    /**
     * Compares two networks.
     *
     * @throws IllegalArgumentException if they were not measured on the same images
     */
    static McNemar of(Predictions first, Predictions second) {
        if (first.images() != second.images()) {
            throw new IllegalArgumentException(
                    first.images() + " and " + second.images() + " images cannot be the same images");
        }
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.images(); i++) {
            onlyFirst += first.isRight(i) && !second.isRight(i) ? 1 : 0;
            onlySecond += second.isRight(i) && !first.isRight(i) ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }

    static McNemar of(int onlyFirst, int onlySecond) {
        int images = onlyFirst + onlySecond;
        // With probability 1/2 both tails are the same to the last bit; summed one by one, as BinomialTest does, they are not.
        double tail = new BinomialDistribution(images, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond));
        double p = Math.min(1, 2 * tail);
        return new McNemar(onlyFirst, onlySecond, p);
    }
}
