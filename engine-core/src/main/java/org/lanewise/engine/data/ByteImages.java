package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.Shape;

/** Images of one byte a value, as in MNIST, turned into floats by a {@link Normalization} on the way into a block. */
public final class ByteImages extends LabeledArray {
    private final byte[] pixels;
    private final byte[] labels;
    private final Normalization normalization;
    private final Normalizer normalizer;

    /**
     * Images over arrays that are not copied.
     *
     * @param pixels image after image, each in channel, row, column order, unsigned
     * @param labels one an image, unsigned, below {@code classes}
     * @throws IllegalArgumentException if counts do not match, a label is out of range, or the normalisation has a mean
     *     image of another size
     */
    public ByteImages(Shape shape, byte[] pixels, byte[] labels, int classes, Normalization normalization) {
        super(shape, pixels.length, labels.length, i -> labels[i] & 0xFF, classes);
        this.pixels = pixels;
        this.labels = labels;
        this.normalization = normalization;
        this.normalizer = new Normalizer(normalization, shape);
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xFF;
    }

    Normalization normalization() {
        return normalization;
    }

    /** Writes the values of an image, 0 .. 255, not normalised. */
    void copyTo(float[] to, int index) {
        int size = shape().size();
        for (int i = 0, from = index * size; i < size; i++, from++) {
            to[i] = pixels[from] & 0xFF;
        }
    }

    @Override
    void scatter(int from, int count, float[] to, int at) {
        int place = from % shape().size();
        for (int i = 0; i < count; i++) {
            to[at + i * LANES] = normalizer.of(pixels[from + i], place + i);
        }
    }
}
