package org.lanewise.engine.data;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Labelled images, addressed by index. Must give the same values whenever asked and be safe for many threads. */
public interface Examples {
    /** Number of images. */
    int size();

    /** Shape of every image. */
    Shape shape();

    /** Number of classes; labels are 0 .. classes - 1. */
    int classes();

    /** The class of an image. */
    int label(int index);

    /**
     * Writes up to 16 images into the lanes of a block, and zeros into the remaining lanes.
     *
     * @param indices which images
     * @param from position in {@code indices} of the one for lane 0
     * @param count images to write, 1 .. 16
     * @param to the storage
     * @param at start of the block, border included
     * @param layout of the block; its shape is {@link #shape}
     */
    void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout);

    /**
     * The examples as an epoch shows them, where every epoch shows them differently: as many, of the same shape, with the
     * same labels. Must be a function of the number of the epoch alone, so that a training that is taken up again, on any
     * number of threads, sees the same.
     *
     * @param epoch from 0
     */
    default Examples inEpoch(int epoch) {
        return this;
    }
}
