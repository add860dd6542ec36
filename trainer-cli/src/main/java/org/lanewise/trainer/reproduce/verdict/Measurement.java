package org.lanewise.trainer.reproduce.verdict;

import org.lanewise.trainer.evaluate.WilsonInterval;

/** A number that one run gave, with what is known of its error. */
public sealed interface Measurement {
    /** The number itself. */
    double value();

    /** Where it lies with 95 % confidence if the images were others of the same kind. */
    Interval onOtherImages(double value);

    /**
     * A share of right classes.
     *
     * @param right 0 .. images
     * @param images at least 1
     */
    record Share(int right, int images) implements Measurement {
        @Override
        public double value() {
            return (double) right / images;
        }

        @Override
        public Interval onOtherImages(double value) {
            WilsonInterval wilson = WilsonInterval.of((int) Math.round(value * images), images);
            // Rounding to whole images can move the interval off the value by a fraction of an image.
            return new Interval(Math.min(value, wilson.low()), Math.max(value, wilson.high()));
        }
    }

    /**
     * A mean over images.
     *
     * @param standardError standard deviation over images, by the root of their number
     */
    record Mean(double value, double standardError) implements Measurement {
        @Override
        public Interval onOtherImages(double value) {
            return new Interval(value - NORMAL * standardError, value + NORMAL * standardError);
        }
    }

    /** A number whose error only other seeds can show. */
    record Plain(double value) implements Measurement {
        @Override
        public Interval onOtherImages(double value) {
            return new Interval(value, value);
        }
    }

    /**
     * A number that was read off a log with a line every so often.
     *
     * @param step between two lines
     */
    record Logged(double value, double step) implements Measurement {
        @Override
        public Interval onOtherImages(double value) {
            return new Interval(value - step / 2, value + step / 2);
        }
    }

    /** A number that was counted. */
    record Count(long count) implements Measurement {
        @Override
        public double value() {
            return count;
        }

        @Override
        public Interval onOtherImages(double value) {
            return new Interval(value, value);
        }
    }

    /** 95 % of a normal distribution lie within so many standard deviations. */
    double NORMAL = 1.959963984540054;
}
