package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.LossKernel;

/** Squared distances, one image at a time. */
record ScalarEuclidean(int classes) implements LossKernel {
    @Override
    public void gradient(
            float[] z, int zAt, int[] labels, int labelsAt, float scale, float[] dz, int dzAt, float[] losses,
            int lossesAt) {
        loss(z, zAt, labels, labelsAt, losses, lossesAt);
        for (int lane = 0; lane < LANES; lane++) {
            int label = labels[labelsAt + lane];
            for (int c = 0; c < classes; c++) {
                int at = c * LANES + lane;
                dz[dzAt + at] = label < 0 ? 0 : scale * (z[zAt + at] - (c == label ? 1 : 0));
            }
        }
    }

    @Override
    public void loss(float[] z, int zAt, int[] labels, int labelsAt, float[] losses, int lossesAt) {
        for (int lane = 0; lane < LANES; lane++) {
            int label = labels[labelsAt + lane];
            float sum = 0;
            for (int c = 0; c < classes; c++) {
                float d = z[zAt + c * LANES + lane] - (c == label ? 1 : 0);
                sum = Math.fma(d, d, sum);
            }
            losses[lossesAt + lane] = label < 0 ? 0 : 0.5f * sum;
        }
    }
}
