package org.lanewise.engine.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How a value of an image becomes the float a network sees: (value - offset - mean at its place) / scale, computed in
 * double and rounded once.
 *
 * @param offset subtracted from 0 .. 255
 * @param scale divisor, not 0
 * @param mean the mean image in channel, row, column order, subtracted as well; empty for none
 */
public record Normalization(double offset, double scale, List<Double> mean) implements NormalizationRule {
    /** Values as they are. */
    public static final Normalization IDENTITY = new Normalization(0, 1);

    /** 0 .. 255 to 0 .. 1. */
    public static final Normalization UNIT = new Normalization(0, 255);

    /** 0 .. 255 to -0.502 .. 0.498: (value - 128) / 255. */
    public static final Normalization CENTERED = new Normalization(128, 255);

    /**
     * (value / 255 - 0.1307) / 0.3081: mean 0 and deviation 1 over MNIST's training images, with the rounded figures that
     * PyTorch's examples made common. {@link NormalizationRule.Standardized} computes them for any images.
     */
    public static final Normalization MNIST_STANDARDIZED = new Normalization(0.1307 * 255, 0.3081 * 255);

    public Normalization {
        if (!Double.isFinite(offset) || !Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException(
                    "a normalisation needs a finite offset and a finite scale other than 0, got " + offset + " and "
                            + scale);
        }
        mean = List.copyOf(mean);
        if (!mean.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("the mean image of a normalisation has a value that is not finite");
        }
    }

    /** The same for all places of an image. */
    public Normalization(double offset, double scale) {
        this(offset, scale, List.of());
    }

    @Override
    public Normalization fit(byte[] pixels, int size) {
        return this;
    }

    /**
     * The same with the mean image of other images, if it has one: report 002 normalised its test images by their own
     * mean, which is to be known only when all of them are.
     *
     * @param pixels image after image, unsigned
     * @param size values of an image
     */
    public Normalization withMeanOf(byte[] pixels, int size) {
        return mean.isEmpty() ? this : new Normalization(offset, scale, meanImage(pixels, size));
    }

    static List<Double> meanImage(byte[] pixels, int size) {
        requireImages(pixels, size);
        long[] sums = new long[size];
        for (int i = 0; i < pixels.length; i++) {
            sums[i % size] += pixels[i] & 0xFF;
        }
        int images = pixels.length / size;
        List<Double> mean = new ArrayList<>(size);
        for (long sum : sums) {
            mean.add((double) sum / images);
        }
        return mean;
    }

    /** @throws IllegalArgumentException if there is no image, or part of one */
    static void requireImages(byte[] pixels, int size) {
        if (pixels.length == 0 || pixels.length % size != 0) {
            throw new IllegalArgumentException("a normalisation cannot be computed from " + pixels.length
                    + " values in images of " + size + ": it needs whole images, at least one");
        }
    }
}
