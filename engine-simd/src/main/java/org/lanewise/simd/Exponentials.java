package org.lanewise.simd;

/** Functions made of exp. Generated for each vector width. */
interface Exponentials {
    /** y = 1 / (1 + exp(-x)) on a run of values, whose length is a multiple of 16. */
    void sigmoid(float[] x, int xAt, float[] y, int yAt, int length);

    /** y = tanh(x), likewise. */
    void tanh(float[] x, int xAt, float[] y, int yAt, int length);

    /** Probabilities of one block of logits, {@code [classes][16]}. */
    void softmax(int classes, float[] z, int zAt, float[] p, int pAt);

    /** The sum over the classes of exp(z - max z) for each lane of a block. */
    void sums(int classes, float[] z, int zAt, float[] sums, int sumsAt);
}
