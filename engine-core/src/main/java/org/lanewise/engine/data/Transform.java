package org.lanewise.engine.data;

import org.lanewise.engine.tensor.Shape;

/**
 * Changes an image by chance on its way to the network; made for images of one shape. Remembers nothing and is safe for
 * many threads: what it works with, the caller provides.
 */
public interface Transform {
    /** The shape of the images it makes; at most as many values as it takes. */
    Shape shape();

    /** The floats of scratch memory it needs. */
    int scratch();

    /**
     * Changes an image in place.
     *
     * @param image values 0 .. 255 in channel, row, column order, from position 0 on; so is the result
     * @param scratch at least {@link #scratch} floats of any content
     * @param draws all its randomness; the same draws must give the same result
     */
    void apply(float[] image, float[] scratch, Draws draws);
}
