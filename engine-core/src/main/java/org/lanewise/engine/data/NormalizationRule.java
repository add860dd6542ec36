package org.lanewise.engine.data;

/** How to arrive at a {@link Normalization}; some need the training images for that. */
public sealed interface NormalizationRule permits
        Normalization, NormalizationRule.Standardized, NormalizationRule.PerPixelMean {
    /**
     * The normalisation for these training images. It serves all other images as well.
     *
     * @param pixels image after image, unsigned
     * @param size values of an image
     * @throws IllegalArgumentException if these are no whole images, or it cannot be computed from them
     */
    Normalization fit(byte[] pixels, int size);

    /** Mean 0 and standard deviation 1 over all values of all images together. */
    record Standardized() implements NormalizationRule {
        @Override
        public Normalization fit(byte[] pixels, int size) {
            Normalization.requireImages(pixels, size);
            long sum = 0;
            long squares = 0;
            for (byte pixel : pixels) {
                long value = pixel & 0xFF;
                sum += value;
                squares += value * value;
            }
            double mean = (double) sum / pixels.length;
            double variance = (double) squares / pixels.length - mean * mean;
            if (!(variance > 0)) {
                throw new IllegalArgumentException(
                        "all values of the training images are " + mean + ": they have no deviation to divide by");
            }
            return new Normalization(mean, StrictMath.sqrt(variance));
        }
    }

    /** (value - mean image) / 255, as in report 002: every place of the image has mean 0, none has deviation 1. */
    record PerPixelMean() implements NormalizationRule {
        @Override
        public Normalization fit(byte[] pixels, int size) {
            return new Normalization(0, 255, Normalization.meanImage(pixels, size));
        }
    }
}
