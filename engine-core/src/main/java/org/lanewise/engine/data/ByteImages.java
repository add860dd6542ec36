package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Images of one byte a value, as in MNIST, turned into floats by a {@link Normalization} on the way into a block. */
public final class ByteImages implements Examples {
    private final Shape shape;
    private final byte[] pixels;
    private final byte[] labels;
    private final int classes;
    private final float[] table;

    /**
     * Images over arrays that are not copied.
     *
     * @param pixels image after image, each in channel, row, column order, unsigned
     * @param labels one an image, below {@code classes}
     * @throws IllegalArgumentException if counts do not match or a label is out of range
     */
    public ByteImages(Shape shape, byte[] pixels, byte[] labels, int classes, Normalization normalization) {
        if (pixels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(labels.length + " images of " + shape + " need "
                    + (long) labels.length * shape.size() + " bytes, got " + pixels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xFF) >= classes) {
                throw new IllegalArgumentException(
                        "label " + (labels[i] & 0xFF) + " of image " + i + " is not below the number of classes, "
                                + classes);
            }
        }
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        this.table = normalization.table();
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
        return labels[index] & 0xFF;
    }

    @Override
    public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
        int size = shape.size();
        int width = shape.width();
        for (int lane = 0; lane < LANES; lane++) {
            int pixel = lane < count ? indices[from + lane] * size : -1;
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    int row = at + layout.at(c, y, 0) + lane;
                    for (int x = 0; x < width; x++) {
                        to[row + x * LANES] = pixel < 0 ? 0 : table[pixels[pixel++] & 0xFF];
                    }
                }
            }
        }
    }
}
