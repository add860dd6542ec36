package org.lanewise.trainer.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's rule for several tests at once (S. Holm: A Simple Sequentially Rejective Multiple Test Procedure, 1979). */
final class Holm {
    private Holm() {}

    /** The p values raised so that each may be compared with the level of all of them together; in the same order. */
    static double[] adjusted(double... p) {
        double[] adjusted = new double[p.length];
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
