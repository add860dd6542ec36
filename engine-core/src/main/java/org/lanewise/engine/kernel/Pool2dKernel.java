package org.lanewise.engine.kernel;

/** A pooling of one {@link Pool2dGeometry}. Offsets point to the start of a block, its border included. */
public interface Pool2dKernel {
    Pool2dGeometry geometry();

    /** Computes channels {@code fromChannel} (inclusive) to {@code toChannel} (exclusive) of one block. */
    void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel);

    /**
     * Computes dx of the given channels of one block. Where windows overlap their gradients are added to zero in the
     * order of the windows, row by row. Average pooling ignores x and y.
     */
    void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel);
}
