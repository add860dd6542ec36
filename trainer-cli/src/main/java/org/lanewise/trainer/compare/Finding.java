package org.lanewise.trainer.compare;

import java.util.Locale;

/**
 * The answer of one test.
 *
 * @param first names what came first
 * @param second names what it is compared with
 * @param difference of the accuracies, first minus second
 * @param test which, and on what
 * @param p adjusted for the number of tests of its kind, 0 .. 1
 */
record Finding(String first, String second, double difference, String test, double p) {
    private static final double LEVEL = 0.05;
    private static final double SMALL = 0.001;

    /** Whether two networks differ, by the images that only one of them recognises. */
    static Finding overImages(Member first, Member second) {
        McNemar test = McNemar.of(first.predictions(), second.predictions());
        return new Finding(
                first.run().name(), second.run().name(),
                first.outcome().accuracy() - second.outcome().accuracy(),
                "McNemar, exact: " + test.onlyFirst() + " images only " + first.run().name() + " recognises, "
                        + test.onlySecond() + " only " + second.run().name(),
                test.p());
    }

    boolean distinguishable() {
        return p < LEVEL;
    }

    Finding adjusted(double newP) {
        return new Finding(first, second, difference, test, newP);
    }

    String points() {
        return String.format(Locale.ROOT, "%+.2f points", 100 * difference);
    }

    String chance() {
        return p < SMALL ? "p < " + SMALL : String.format(Locale.ROOT, "p = %.3f", p);
    }

    String verdict() {
        String better = difference > 0 ? first : second;
        return distinguishable()
                ? better + (better.contains(" ") ? " are better" : " is better")
                : "not distinguishable at 5 %";
    }
}
