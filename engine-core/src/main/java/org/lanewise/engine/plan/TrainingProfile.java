package org.lanewise.engine.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Where the time of a training step goes. What a plan runs together is run piece by piece here, so the pieces can take
 * a little longer than the step.
 *
 * @param images in a step
 * @param parts in the order in which they run
 */
public record TrainingProfile(int images, List<Part> parts) {
    public TrainingProfile {
        parts = List.copyOf(parts);
    }

    /**
     * A part of a step.
     *
     * @param layer its name in the network, e.g. {@code residual_1.body.conv2d}
     * @param multiplyAdds of all images; empty lanes of the last block do not count, taps in the padding do
     * @param bytes of activations and gradients that all images must at least read and write
     * @param seconds median over the steps
     */
    public record Part(String layer, Phase phase, long multiplyAdds, long bytes, double seconds) {}

    /** All parts together, in seconds. */
    public double seconds() {
        return parts.stream().mapToDouble(Part::seconds).sum();
    }

    /** Multiply-adds of a step. */
    public long multiplyAdds() {
        return parts.stream().mapToLong(Part::multiplyAdds).sum();
    }

    static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e9;
    }
}
