package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.Shape;

/** Images of floats that are taken as they are. */
public final class FloatImages extends LabeledArray {
    private final float[] values;
    private final int[] labels;

    /**
     * Images over arrays that are not copied.
     *
     * @param values image after image, each in channel, row, column order
     * @param labels one an image, 0 .. classes - 1
     * @throws IllegalArgumentException if counts do not match or a label is out of range
     */
    public FloatImages(Shape shape, float[] values, int[] labels, int classes) {
        super(shape, values.length, labels.length, i -> labels[i], classes);
        this.values = values;
        this.labels = labels;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    void scatter(int from, int count, float[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i * LANES] = values[from + i];
        }
    }
}
