package org.lanewise.engine.kernel;

/**
 * Dropout on the values of one layout. Whether a value is kept depends on a key and its place alone, so forward and
 * backward find the same without remembering it.
 *
 * <p>Value i of a batch, i = (block * (values of an image) + channel, row, column index) * 16 + lane, is kept where
 * {@code hash(i, key) >>> 8 >= threshold}, and then multiplied by {@code scale}; {@link #hash} is the definition.
 */
public interface DropoutKernel {
    /**
     * y = x * scale where kept, else 0, on the given channels of one block. Also takes dy to dx.
     *
     * @param block number of the block in the batch
     * @param threshold rate * 2^24
     * @param scale 1 / (1 - rate)
     */
    void apply(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int block,
            int key,
            int threshold,
            float scale,
            int fromChannel,
            int toChannel);

    /** 32 bits for a value: C. Wellons' function lowbias32 (Prospecting for Hash Functions, 2018), twice. */
    static int hash(int index, int key) {
        return mix(mix(index ^ key) + key);
    }

    private static int mix(int h) {
        int mixed = (h ^ (h >>> 16)) * 0x7feb352d;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
        return mixed ^ (mixed >>> 16);
    }
}
