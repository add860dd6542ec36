package org.lanewise.engine.tensor;

import java.util.Objects;

/**
 * A batch of images or feature maps in lane blocks: a window onto a {@code float[]} that it does not own. Element
 * access is for reading results and for layers of one's own; kernels take the array and the offsets.
 *
 * @param data the storage
 * @param offset index of the first block in {@code data}
 * @param layout the layout of each block
 * @param images the capacity of the batch; the storage holds ceil(images / 16) blocks
 */
public record Tensor(float[] data, int offset, BlockLayout layout, int images) {
    public Tensor {
        Objects.requireNonNull(layout, "layout");
        if (images < 1) {
            throw new ShapeException("a tensor needs at least 1 image, got " + images);
        }
        Objects.checkFromIndexSize(offset, size(layout, images), data.length);
    }

    /** A tensor with storage of its own, all zeros. */
    public static Tensor allocate(BlockLayout layout, int images) {
        return new Tensor(new float[size(layout, images)], 0, layout, images);
    }

    /**
     * Floats that a batch takes: blocks * block stride.
     *
     * @throws ShapeException if no array can hold so many
     */
    public static int size(BlockLayout layout, int images) {
        long size = (long) BlockLayout.blocks(images) * layout.blockStride();
        if (size > Integer.MAX_VALUE) {
            throw new ShapeException("a batch of " + images + " images of " + layout.shape() + " needs " + size
                    + " floats, more than 2^31; use a smaller batch");
        }
        return (int) size;
    }

    public Shape shape() {
        return layout.shape();
    }

    public int blocks() {
        return BlockLayout.blocks(images);
    }

    /** Index in {@code data} of the first float of a block, its border included. */
    public int block(int block) {
        return offset + block * layout.blockStride();
    }

    /** Index in {@code data} of one value. */
    public int at(int n, int c, int y, int x) {
        return block(n / BlockLayout.LANES) + layout.at(c, y, x) + n % BlockLayout.LANES;
    }

    public float get(int n, int c, int y, int x) {
        return data[at(n, c, y, x)];
    }

    public void set(int n, int c, int y, int x, float value) {
        data[at(n, c, y, x)] = value;
    }

    /** Copies image n out in channel, row, column order. */
    public void copyImage(int n, float[] to, int toOffset) {
        Shape shape = shape();
        int i = toOffset;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    to[i++] = get(n, c, y, x);
                }
            }
        }
    }
}
