package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/** The gradient of the bias of Linear: the sum of dy over the images, in order. */
final class LinearBackwardBias {
    private LinearBackwardBias() {}

    /** Four outputs at a time, because each addition has to wait for the one before. */
    static void run(int outputs, int images, float[] dy, int dyAt, float[] db, int dbAt) {
        int o = 0;
        for (; o + 4 <= outputs; o += 4) {
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            for (int n = 0; n < images; n++) {
                int at = dyAt + n / LANES * outputs * LANES + o * LANES + n % LANES;
                sum0 += dy[at];
                sum1 += dy[at + LANES];
                sum2 += dy[at + 2 * LANES];
                sum3 += dy[at + 3 * LANES];
            }
            db[dbAt + o] = sum0;
            db[dbAt + o + 1] = sum1;
            db[dbAt + o + 2] = sum2;
            db[dbAt + o + 3] = sum3;
        }
        for (; o < outputs; o++) {
            float sum = 0;
            for (int n = 0; n < images; n++) {
                sum += dy[dyAt + n / LANES * outputs * LANES + o * LANES + n % LANES];
            }
            db[dbAt + o] = sum;
        }
    }
}
