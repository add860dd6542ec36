package org.lanewise.engine.kernel;

/**
 * The loops of a batch normalisation of one {@link BatchNormGeometry} over one channel of a batch; what is done once a
 * channel is the caller's. {@code xAt}, {@code yAt}, ... point to the start of block 0.
 *
 * <p>A sum over the batch is delivered as 16 sums, one a lane, for {@link LaneSums#fold}. A lane adds even
 * columns to one partial sum and odd columns to another, block after block and row after row, and at the end the odd one
 * to the even one. Lanes without an image add nothing.
 */
public interface BatchNormKernel {
    /** {@code s = s + x}. */
    void sum(float[] x, int xAt, int images, int channel, float[] sums, int sumsAt);

    /** {@code d = x - mean; s = fma(d, d, s)}. */
    void squares(float[] x, int xAt, int images, int channel, float mean, float[] sums, int sumsAt);

    /** {@code y = f(fma(weight, (x - mean) * inverse, bias))}, in blocks {@code fromBlock} to {@code toBlock} (exclusive). */
    void forward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int fromBlock,
            int toBlock,
            int channel,
            float mean,
            float inverse,
            float weight,
            float bias);

    /**
     * With dz = dy * f'(y): {@code s = s + dz} to {@code sumsAt}, and {@code t = fma(dz, (x - mean) * inverse, t)} to
     * {@code sumsAt + 16}.
     */
    void gradientSums(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float[] sums,
            int sumsAt);

    /**
     * {@code dx = factor * fma(-((x - mean) * inverse), slope, dz - offset)}, and 0 in lanes without an image. For the
     * gradient through the statistics of n values, offset is sum(dz) / n and slope sum(dz * (x - mean) * inverse) / n
     * (Ioffe and Szegedy, the equations of section 3 brought together).
     */
    void backward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float factor,
            float offset,
            float slope);
}
