package org.lanewise.simd;

/** Functions of single values on runs of them, whose length is a multiple of 16, as far as they need no exp. */
interface Elementwise {
    /** y = 0 where x < 0, else x. */
    void relu(float[] x, int xAt, float[] y, int yAt, int length);

    /** dx = dy where y > 0, else 0. */
    void reluBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length);

    /** dx = dy * (y * (1 - y)). */
    void sigmoidBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length);

    /** dx = dy * fma(-y, y, 1). */
    void tanhBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length);

    /** y = a + b. */
    void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int length);

    /** y = 0 where a + b < 0, else a + b. */
    void addRelu(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int length);

    /** Sets all y to the 16 values at {@code xAt}, again and again. */
    void repeat(float[] x, int xAt, float[] y, int yAt, int length);
}
