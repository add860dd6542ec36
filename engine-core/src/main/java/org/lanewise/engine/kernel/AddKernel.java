package org.lanewise.engine.kernel;

/**
 * The sum of two values of one layout: the end of a residual block. Offsets point to the start of a block; the result may
 * be one of the operands.
 */
public interface AddKernel {
    /** {@code y = f(a + b)}, f being the activation, on channels {@code fromChannel} (inclusive) to {@code toChannel} (exclusive) of one block. */
    void forward(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int fromChannel, int toChannel);
}
