package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Images of floats that are taken as they are. */
public final class FloatImages implements Examples {
    private final Shape shape;
    private final float[] values;
    private final int[] labels;
    private final int classes;

    /**
     * Images over arrays that are not copied.
     *
     * @param values image after image, each in channel, row, column order
     * @param labels one an image, 0 .. classes - 1
     * @throws IllegalArgumentException if counts do not match or a label is out of range
     */
    public FloatImages(Shape shape, float[] values, int[] labels, int classes) {
        if (values.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(labels.length + " images of " + shape + " need "
                    + (long) labels.length * shape.size() + " floats, got " + values.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "label " + labels[i] + " of image " + i + " is not in 0.." + (classes - 1));
            }
        }
        this.shape = shape;
        this.values = values;
        this.labels = labels;
        this.classes = classes;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
        for (int lane = 0; lane < LANES; lane++) {
            int value = lane < count ? indices[from + lane] * shape.size() : -1;
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    int row = at + layout.at(c, y, 0) + lane;
                    for (int x = 0; x < shape.width(); x++) {
                        to[row + x * LANES] = value < 0 ? 0 : values[value++];
                    }
                }
            }
        }
    }
}
