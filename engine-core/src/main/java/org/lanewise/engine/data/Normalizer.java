package org.lanewise.engine.data;

import org.lanewise.engine.tensor.Shape;

/** A {@link Normalization} in arrays, ready for images of one shape. */
final class Normalizer {
    private final double scale;
    private final double[] subtracted;
    private final float[] table;

    /** @throws IllegalArgumentException if the mean image is of another size */
    Normalizer(Normalization normalization, Shape shape) {
        int places = normalization.mean().size();
        if (places != 0 && places != shape.size()) {
            throw new IllegalArgumentException("the normalisation has a mean image of " + places
                    + " values, but images of " + shape + " have " + shape.size());
        }
        scale = normalization.scale();
        subtracted = new double[shape.size()];
        for (int i = 0; i < subtracted.length; i++) {
            subtracted[i] = places == 0 ? normalization.offset() : normalization.offset() + normalization.mean().get(i);
        }
        table = new float[places == 0 ? 256 : 0];
        for (int i = 0; i < table.length; i++) {
            table[i] = of(i, 0);
        }
    }

    /** The float for a value at a place of the image. */
    float of(float value, int place) {
        return (float) ((value - subtracted[place]) / scale);
    }

    /** The same for a byte, unsigned. */
    float of(byte value, int place) {
        return table.length > 0 ? table[value & 0xFF] : of((float) (value & 0xFF), place);
    }
}
