package org.lanewise.trainer.evaluate;

import java.util.Optional;

/**
 * How well a class is told from the others. What cannot be computed, because no image is of the class or none was taken for
 * it, is absent.
 *
 * @param right images of the class that it was chosen for
 * @param chosen all images that it was chosen for
 * @param present all images of the class
 */
public record ClassScore(int right, int chosen, int present) {
    /**
     * A share with the interval in which it lies with 95 % confidence.
     *
     * @param value 0 .. 1
     */
    public record Share(double value, double low, double high) {
        private static Optional<Share> of(int part, int whole) {
            if (whole == 0) {
                return Optional.empty();
            }
            WilsonInterval interval = WilsonInterval.of(part, whole);
            return Optional.of(new Share((double) part / whole, interval.low(), interval.high()));
        }
    }

    /** Of the images that the class was chosen for, how many are of it. */
    public Optional<Share> precision() {
        return Share.of(right, chosen);
    }

    /** Of the images of the class, for how many it was chosen. */
    public Optional<Share> recall() {
        return Share.of(right, present);
    }

    /**
     * The harmonic mean of precision and recall, 2 J / (1 + J), where J is the share of right ones among the images that are
     * of the class or were taken for it. J is a share like any other, so its interval is mapped along.
     */
    public Optional<Share> f1() {
        return Share.of(right, chosen + present - right)
                .map(j -> new Share(fromShare(j.value()), fromShare(j.low()), fromShare(j.high())));
    }

    private static double fromShare(double j) {
        return 2 * j / (1 + j);
    }
}
