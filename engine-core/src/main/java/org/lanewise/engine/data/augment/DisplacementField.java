package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.tensor.Shape;

/**
 * Draws the two smooth fields of an {@link Elastic} distortion. The noise reaches beyond the image by the radius of the
 * Gaussian, three standard deviations, so that displacements are as large at the border as in the middle.
 */
final class DisplacementField {
    private static final float UNIT = 0x1p-31f;

    private final int height;
    private final int width;
    private final float[] rowWeights;
    private final float[] columnWeights;

    private DisplacementField(int height, int width, float[] rowWeights, float[] columnWeights) {
        this.height = height;
        this.width = width;
        this.rowWeights = rowWeights;
        this.columnWeights = columnWeights;
    }

    static DisplacementField of(Elastic elastic, Shape shape) {
        if (elastic.alpha() == 0) {
            return new DisplacementField(shape.height(), shape.width(), new float[0], new float[0]);
        }
        float[] rows = gaussian(elastic.sigma(), elastic.alpha());
        return new DisplacementField(shape.height(), shape.width(), rows, gaussian(elastic.sigma(), 1));
    }

    private static float[] gaussian(double sigma, double sum) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * radius + 1];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = (i - radius) / sigma;
            weights[i] = StrictMath.exp(-distance * distance / 2);
            total += weights[i];
        }
        float[] scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (sum * weights[i] / total);
        }
        return scaled;
    }

    /** Whether there is no displacement at all. */
    boolean isZero() {
        return rowWeights.length == 0;
    }

    private int noiseHeight() {
        return height + rowWeights.length - 1;
    }

    private int noiseWidth() {
        return width + columnWeights.length - 1;
    }

    /** Floats of a field. */
    int size() {
        return height * width;
    }

    int scratch() {
        return isZero() ? 0 : 2 * size() + 2 * noiseHeight() * noiseWidth() + noiseWidth();
    }

    /**
     * Draws both fields.
     *
     * @param scratch receives the displacements of rows at {@code at}, those of columns {@link #size} floats later
     */
    void draw(float[] scratch, int at, Draws draws) {
        int noise = noiseHeight() * noiseWidth();
        int noiseY = at + 2 * size();
        int noiseX = noiseY + noise;
        for (int i = 0; i < noise; i++) {
            long bits = draws.bits();
            scratch[noiseY + i] = (int) (bits >> 32) * UNIT;
            scratch[noiseX + i] = (int) bits * UNIT;
        }
        smooth(scratch, noiseY, at, noiseX + noise);
        smooth(scratch, noiseX, at + size(), noiseX + noise);
    }

    /** Sums the weighted rows of the noise, and then the weighted columns of every such sum. */
    private void smooth(float[] scratch, int noise, int to, int line) {
        for (int y = 0; y < height; y++) {
            convolve(scratch, noise + y * noiseWidth(), noiseWidth(), rowWeights, line, noiseWidth());
            convolve(scratch, line, 1, columnWeights, to + y * width, width);
        }
    }

    /** values[to + i] = sum over k of weights[k] * values[from + i + k * step]; eight sums at a time stay in registers. */
    private static void convolve(float[] values, int from, int step, float[] weights, int to, int count) {
        int i = 0;
        for (; i <= count - 8; i += 8) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            float s4 = 0;
            float s5 = 0;
            float s6 = 0;
            float s7 = 0;
            int at = from + i;
            for (float weight : weights) {
                s0 = Math.fma(weight, values[at], s0);
                s1 = Math.fma(weight, values[at + 1], s1);
                s2 = Math.fma(weight, values[at + 2], s2);
                s3 = Math.fma(weight, values[at + 3], s3);
                s4 = Math.fma(weight, values[at + 4], s4);
                s5 = Math.fma(weight, values[at + 5], s5);
                s6 = Math.fma(weight, values[at + 6], s6);
                s7 = Math.fma(weight, values[at + 7], s7);
                at += step;
            }
            values[to + i] = s0;
            values[to + i + 1] = s1;
            values[to + i + 2] = s2;
            values[to + i + 3] = s3;
            values[to + i + 4] = s4;
            values[to + i + 5] = s5;
            values[to + i + 6] = s6;
            values[to + i + 7] = s7;
        }
        for (; i < count; i++) {
            float sum = 0;
            int at = from + i;
            for (float weight : weights) {
                sum = Math.fma(weight, values[at], sum);
                at += step;
            }
            values[to + i] = sum;
        }
    }
}
