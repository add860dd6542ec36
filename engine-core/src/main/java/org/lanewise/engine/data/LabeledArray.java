package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.function.IntUnaryOperator;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Images that lie one after the other in an array, each in channel, row, column order. */
abstract sealed class LabeledArray implements Examples permits ByteImages, FloatImages {
    private final Shape shape;
    private final int size;
    private final int classes;

    /**
     * @param values length of the array of values
     * @param labels the label of each image
     * @throws IllegalArgumentException if counts do not match or a label is out of range
     */
    LabeledArray(Shape shape, int values, int size, IntUnaryOperator labels, int classes) {
        if (values != (long) size * shape.size()) {
            throw new IllegalArgumentException(size + " images of " + shape + " need " + (long) size * shape.size()
                    + " values, got " + values);
        }
        for (int i = 0; i < size; i++) {
            int label = labels.applyAsInt(i);
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        "label " + label + " of image " + i + " is not in 0.." + (classes - 1));
            }
        }
        this.shape = shape;
        this.size = size;
        this.classes = classes;
    }

    /** Writes {@code count} values from position {@code from} on to {@code at}, {@code at + 16}, ... */
    abstract void scatter(int from, int count, float[] to, int at);

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final Shape shape() {
        return shape;
    }

    @Override
    public final int classes() {
        return classes;
    }

    @Override
    public final void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
        int width = shape.width();
        int pixel = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                // Row by row, so that the lines that 16 images share are still in the cache for the last of them.
                int row = at + layout.at(c, y, 0);
                for (int lane = 0; lane < count; lane++) {
                    scatter(indices[from + lane] * shape.size() + pixel, width, to, row + lane);
                }
                for (int lane = count; lane < LANES; lane++) {
                    for (int x = 0; x < width; x++) {
                        to[row + x * LANES + lane] = 0;
                    }
                }
                pixel += width;
            }
        }
    }
}
