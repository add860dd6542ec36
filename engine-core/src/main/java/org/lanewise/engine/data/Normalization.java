package org.lanewise.engine.data;

/**
 * How a byte becomes a float: (value - offset) / scale, computed in double and rounded once.
 *
 * @param offset subtracted from 0 .. 255
 * @param scale divisor, not 0
 */
public record Normalization(double offset, double scale) {
    /** Values as they are. */
    public static final Normalization IDENTITY = new Normalization(0, 1);

    /** 0 .. 255 to 0 .. 1. */
    public static final Normalization UNIT = new Normalization(0, 255);

    public Normalization {
        if (!Double.isFinite(offset) || !Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException(
                    "a normalisation needs a finite offset and a finite scale other than 0, got " + offset + " and "
                            + scale);
        }
    }

    /** The value of each byte. */
    public float[] table() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) ((i - offset) / scale);
        }
        return table;
    }
}
