package org.lanewise.engine.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

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
     * @param chunks independent pieces of work, which threads claim one by one
     */
    public record Part(String layer, Phase phase, long multiplyAdds, long bytes, double seconds, int chunks) {}

    /** All parts together, in seconds. */
    public double seconds() {
        return parts.stream().mapToDouble(Part::seconds).sum();
    }

    /** Multiply-adds of a step. */
    public long multiplyAdds() {
        return parts.stream().mapToLong(Part::multiplyAdds).sum();
    }

    /**
     * What a step would take on so many cores if this profile is that of one thread: threads claim chunk after chunk as
     * {@link Workers} do, the chunks of a part take equally long, and nothing else takes time. A bound from counting: memory
     * that cores share, and the microsecond or two between regions, come on top.
     *
     * @param cores at least 1
     */
    public double secondsOn(int cores) {
        double seconds = together(Phase.PACK, cores) + together(Phase.GRADIENTS, cores);
        for (Part part : parts) {
            if (part.phase() != Phase.PACK && part.phase() != Phase.GRADIENTS) {
                seconds += claimed(List.of(part), cores);
            }
        }
        return seconds;
    }

    private double together(Phase phase, int cores) {
        return claimed(parts.stream().filter(part -> part.phase() == phase).toList(), cores);
    }

    private static double claimed(List<Part> region, int cores) {
        PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(cores, 0.0));
        double end = 0;
        for (Part part : region) {
            for (int chunk = 0; chunk < part.chunks(); chunk++) {
                double done = free.remove() + part.seconds() / part.chunks();
                free.add(done);
                end = Math.max(end, done);
            }
        }
        return end;
    }

    static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e9;
    }
}
