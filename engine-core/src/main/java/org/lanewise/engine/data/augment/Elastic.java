package org.lanewise.engine.data.augment;

/**
 * Elastic distortion (P. Simard, D. Steinkraus, J. Platt: Best Practices for Convolutional Neural Networks, ICDAR 2003,
 * section 2): every pixel gets a displacement from two fields of noise, uniform in -1 .. 1, convolved with a Gaussian and
 * multiplied by {@code alpha}. The standard deviation of a displacement is about 0.163 alpha / sigma pixels.
 *
 * @param alpha strength in pixels
 * @param sigma standard deviation of the Gaussian in pixels, up to 32; the larger, the smoother
 */
public record Elastic(double alpha, double sigma) {
    /** No change. */
    public static final Elastic NONE = new Elastic(0, 1);

    /** The values of the paper: 34 and 4. */
    public static final Elastic SIMARD = new Elastic(34, 4);

    public Elastic {
        if (!(alpha >= 0 && alpha <= 1e6 && sigma > 0 && sigma <= 32)) {
            throw new IllegalArgumentException(
                    "an elastic distortion needs alpha from 0 on and sigma above 0 and at most "
                            + "32, got " + alpha + " and " + sigma);
        }
    }
}
