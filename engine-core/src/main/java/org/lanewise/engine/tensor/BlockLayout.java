package org.lanewise.engine.tensor;

/**
 * Where the values of a block of 16 images lie: {@code [channels][top + height + bottom][left + width + right][16]},
 * the image innermost ({@code Nchw16n}). A batch is a row of such blocks; image n is lane n mod 16 of block n / 16.
 *
 * <p>The border is zero when the storage is made and nobody writes to it, so a convolution reads its padding as
 * ordinary values and no kernel has code for edges. Between planes may be a gap, see {@link #planeStride}.
 *
 * @param shape the image within the border
 * @param border the rows and columns of zeros around every channel
 */
public record BlockLayout(Shape shape, Padding border) {
    /** Images in a block, whatever the width of the machine's vectors. */
    public static final int LANES = 16;

    /** Vectors of a plane from which on it matters where the next one lies. */
    private static final int LARGE = 64;

    /** Floats between planes that would otherwise lie unfavourably. */
    private static final int GAP = 4 * LANES;

    public BlockLayout {
        double rows = (double) shape.height() + border.top() + border.bottom();
        double columns = (double) shape.width() + border.left() + border.right();
        if (rows * columns * shape.channels() * LANES > 1 << 30) {
            throw new ShapeException("16 images of " + shape + " with their border need more than 2^30 values");
        }
    }

    /** A layout without border. */
    public static BlockLayout of(Shape shape) {
        return new BlockLayout(shape, Padding.NONE);
    }

    /** Blocks that hold a batch: ceil(images / 16). */
    public static int blocks(int images) {
        return Math.ceilDiv(images, LANES);
    }

    /** Floats from a row to the next. */
    public int rowStride() {
        return (shape.width() + border.left() + border.right()) * LANES;
    }

    /**
     * Floats from a channel to the next. Large planes never lie a multiple of 1 kB apart: what a convolution reads of
     * neighbouring channels would meet in few sets of a first-level cache, 64 sets of 64 bytes in all, and drive itself out.
     */
    public int planeStride() {
        return rows() * rowStride() + (hasGaps() ? GAP : 0);
    }

    private int rows() {
        return shape.height() + border.top() + border.bottom();
    }

    private boolean hasGaps() {
        int vectors = rows() * rowStride() / LANES;
        return shape.channels() > 1 && vectors >= LARGE && vectors % LANES == 0;
    }

    /** Whether all values lie one behind the other, channel after channel. */
    public boolean isDense() {
        return border.isNone() && !hasGaps();
    }

    /** Floats from a block to the next. */
    public int blockStride() {
        return shape.channels() * planeStride();
    }

    /**
     * Offset of lane 0 of channel c, row y, column x within the block. Rows and columns may reach into the border, from
     * {@code -top} and {@code -left} on.
     */
    public int at(int c, int y, int x) {
        return c * planeStride() + (y + border.top()) * rowStride() + (x + border.left()) * LANES;
    }

    /** Offsets of all values in channel, row, column order: the order in which a Linear layer sees its input. */
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
