package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;

/** Functions of single values on runs of them, whose length is a multiple of 16, and the softmax of a lane block. */
interface Elementwise {
    /** y = f(x). */
    void forward(Activation activation, float[] x, int xAt, float[] y, int yAt, int length);

    /** dx = dy * f'(x), from y = f(x). */
    void backward(
            Activation activation, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length);

    /** Probabilities of one block of logits, {@code [classes][16]}. */
    void softmax(int classes, float[] z, int zAt, float[] p, int pAt);

    /** The sum over the classes of exp(z - max z) for each lane of a block. */
    void exponentialSums(int classes, float[] z, int zAt, float[] sums, int sumsAt);
}
