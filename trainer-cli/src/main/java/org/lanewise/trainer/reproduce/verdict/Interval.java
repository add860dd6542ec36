package org.lanewise.trainer.reproduce.verdict;

/**
 * A range of numbers.
 *
 * @param low at most {@code high}
 * @param high at least {@code low}
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is no interval");
        }
    }

    /** Whether the number lies within, the ends included. */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }
}
