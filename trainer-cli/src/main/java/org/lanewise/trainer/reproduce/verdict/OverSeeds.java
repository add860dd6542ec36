package org.lanewise.trainer.reproduce.verdict;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The same number from runs that differ in their seed.
 *
 * @param measurements at least one, all of one kind
 */
public record OverSeeds(List<Measurement> measurements) {
    private static final double CONFIDENCE = 0.95;

    /** Copies the list. */
    public OverSeeds {
        measurements = List.copyOf(measurements);
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Number of runs. */
    public int seeds() {
        return measurements.size();
    }

    private SummaryStatistics statistics() {
        SummaryStatistics statistics = new SummaryStatistics();
        measurements.forEach(measurement -> statistics.addValue(measurement.value()));
        return statistics;
    }

    public double mean() {
        return statistics().getMean();
    }

    public double min() {
        return statistics().getMin();
    }

    public double max() {
        return statistics().getMax();
    }

    /** The standard deviation of single runs; 0 for one run, which shows none. */
    public double deviation() {
        return statistics().getStandardDeviation();
    }

    /** Half the width of Student's interval for the mean; 0 for one run. */
    double spreadOfMean() {
        return seeds() == 1 ? 0 : spreadOfRun() / Math.sqrt(seeds());
    }

    /** As far as a single run may be from the mean; 0 for one run. */
    double spreadOfRun() {
        if (seeds() == 1) {
            return 0;
        }
        return new TDistribution(seeds() - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * deviation();
    }

    /** The error of the images at some value, as the first run has it. */
    Interval onOtherImages(double value) {
        return measurements.getFirst().onOtherImages(value);
    }

    /** Half the width of the error of the images at the mean; 0 if it is unknown. */
    double imageError() {
        Interval images = onOtherImages(mean());
        return (images.high() - images.low()) / 2;
    }

    /** Where the mean lies with 95 % confidence; images and seeds together. */
    public Interval interval() {
        return widened(mean(), onOtherImages(mean()), spreadOfMean());
    }

    static Interval widened(double value, Interval images, double spread) {
        return new Interval(
                value - Math.hypot(value - images.low(), spread),
                value + Math.hypot(images.high() - value, spread));
    }
}
