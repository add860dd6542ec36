package org.lanewise.trainer.evaluate;

/**
 * The range in which the true accuracy lies with 95 % confidence, after so many right of so many (E. B. Wilson: Probable
 * Inference, the Law of Succession, and Statistical Inference, 1927). Unlike the textbook's plus-or-minus it makes sense
 * near 100 % too.
 *
 * @param low 0 .. 1
 * @param high 0 .. 1
 */
public record WilsonInterval(double low, double high) {
    /** The normal distribution has 95 % of its mass within so many standard deviations. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval for a count.
     *
     * @param correct 0 .. images
     * @param images at least 1
     */
    public static WilsonInterval of(int correct, int images) {
        if (images < 1 || correct < 0 || correct > images) {
            throw new IllegalArgumentException(correct + " right of " + images + " images is not a result");
        }
        double share = (double) correct / images;
        double weight = Z * Z / images;
        double middle = (share + weight / 2) / (1 + weight);
        double half = Math.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight);
        return new WilsonInterval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
