package org.lanewise.engine.kernel;

/**
 * An {@link Activation} on values of one layout. Offsets point to the start of a block; source and target may be the same
 * array and offset.
 */
public interface ActivationKernel {
    /** y = f(x) on channels {@code fromChannel} (inclusive) to {@code toChannel} (exclusive) of one block. */
    void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel);

    /** dx = dy * f'(x), from y = f(x), on the given channels of one block. */
    void backward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel, int toChannel);
}
