package org.lanewise.engine.tensor;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/**
 * Where the values of a single image lie when its channels are the lanes:
 * {@code [ceil(channels/16)][top + height + bottom][left + width + right][16]}. Lanes beyond the last channel hold values
 * that nobody reads.
 *
 * @param shape the image within the border
 * @param border the rows and columns of zeros around every channel
 */
public record ImageLayout(Shape shape, Padding border) {
    /** The layout of an image that would lie like this in a batch. */
    public static ImageLayout of(BlockLayout block) {
        return new ImageLayout(block.shape(), block.border());
    }

    /**
     * The same storage seen as a block in which 16 channels are one: what treats every lane alike, such as pooling, works on
     * it as it does on 16 images.
     */
    public BlockLayout planes() {
        return new BlockLayout(
                new Shape(Math.ceilDiv(shape.channels(), LANES), shape.height(), shape.width()), border);
    }

    /** Offset of channel c, row y, column x. Rows and columns may reach into the border. */
    public int at(int c, int y, int x) {
        return planes().at(c / LANES, y, x) + c % LANES;
    }

    /** Offsets of all values in channel, row, column order. */
    public int[] offsets() {
        int[] offsets = new int[shape.size()];
        int i = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    offsets[i++] = at(c, y, x);
                }
            }
        }
        return offsets;
    }
}
