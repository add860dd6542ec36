package org.lanewise.engine.kernel;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/**
 * The loops of a batch normalisation of one {@link BatchNormGeometry} over some channels and some blocks of a batch; what is done
 * once a channel is the caller's. {@code xAt}, {@code yAt}, ... point to the start of block 0, {@code sumsAt} and
 * {@code constantsAt} to channel 0; ranges of channels and blocks exclude their end.
 *
 * <p>Sums over the batch go on from block to block, and begin anew with block 0. Every channel has {@link #SUMS}: of one term
 * the 16 sums over even columns, one a lane, and the 16 over odd columns, then those of a second term; rows come in order.
 * {@link LaneSums#foldColumns} makes one of the 32 sums of a term. Lanes without an image add nothing.
 *
 * <p>Every channel has {@link #CONSTANTS}, of which each method says what it reads.
 */
public interface BatchNormKernel {
    /** Sums of a channel. */
    int SUMS = 4 * LANES;

    /** Place of the sums of a second term among those of a channel. */
    int SECOND = 2 * LANES;

    /** Constants of a channel. */
    int CONSTANTS = 8;

    /** Place of the mean that is taken off. */
    int MEAN = 0;

    /** Place of the inverse standard deviation. */
    int INVERSE = 1;

    /** Place of the learned factor. */
    int WEIGHT = 2;

    /** Place of the learned summand. */
    int BIAS = 3;

    /** Place of what the gradient of x is multiplied with at the end. */
    int FACTOR = 4;

    /** Place of what is taken off the gradient. */
    int OFFSET = 5;

    /** Place of what the normalised values are multiplied with in the gradient. */
    int SLOPE = 6;

    /** {@code s = s + x}. */
    void sum(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] sums,
            int sumsAt);

    /** {@code d = x - mean; s = fma(d, d, s)}. */
    void squares(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt);

    /** {@code y = f(fma(weight, (x - mean) * inverse, bias))}. */
    void forward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt);

    /**
     * With dz = dy * f'(y), y as {@link #forward} computes it from x: {@code s = s + dz}, and as the second term
     * {@code t = fma(dz, (x - mean) * inverse, t)}.
     */
    void gradientSums(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt);

    /**
     * {@code dx = factor * fma(-((x - mean) * inverse), slope, dz - offset)} with dz as in {@link #gradientSums}, and 0 in
     * lanes without an image. For the gradient through the statistics of n values, offset is sum(dz) / n and slope
     * sum(dz * (x - mean) * inverse) / n (Ioffe and Szegedy, the equations of section 3 brought together).
     */
    void backward(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt);
}
