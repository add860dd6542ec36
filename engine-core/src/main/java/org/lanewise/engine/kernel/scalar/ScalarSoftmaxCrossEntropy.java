package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.FloatMath;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;

/** Softmax and its loss, one image at a time. */
record ScalarSoftmaxCrossEntropy(int classes) implements SoftmaxCrossEntropyKernel {
    @Override
    public void gradient(
            float[] z, int zAt, int[] labels, int labelsAt, float scale, float[] dz, int dzAt, float[] losses,
            int lossesAt) {
        for (int lane = 0; lane < LANES; lane++) {
            int label = labels[labelsAt + lane];
            float max = max(z, zAt + lane);
            float sum = sum(z, zAt + lane, max);
            losses[lossesAt + lane] = loss(z, zAt + lane, label, max, sum);
            for (int c = 0; c < classes; c++) {
                float p = FloatMath.exp(z[zAt + c * LANES + lane] - max) / sum;
                dz[dzAt + c * LANES + lane] = label < 0 ? 0 : scale * (p - (c == label ? 1 : 0));
            }
        }
    }

    @Override
    public void loss(float[] z, int zAt, int[] labels, int labelsAt, float[] losses, int lossesAt) {
        for (int lane = 0; lane < LANES; lane++) {
            float max = max(z, zAt + lane);
            float sum = sum(z, zAt + lane, max);
            losses[lossesAt + lane] = loss(z, zAt + lane, labels[labelsAt + lane], max, sum);
        }
    }

    @Override
    public void probabilities(float[] z, int zAt, float[] p, int pAt) {
        for (int lane = 0; lane < LANES; lane++) {
            float max = max(z, zAt + lane);
            float sum = sum(z, zAt + lane, max);
            for (int c = 0; c < classes; c++) {
                p[pAt + c * LANES + lane] = FloatMath.exp(z[zAt + c * LANES + lane] - max) / sum;
            }
        }
    }

    private float max(float[] z, int at) {
        float max = z[at];
        for (int c = 1; c < classes; c++) {
            max = Math.max(max, z[at + c * LANES]);
        }
        return max;
    }

    private float sum(float[] z, int at, float max) {
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += FloatMath.exp(z[at + c * LANES] - max);
        }
        return sum;
    }

    private static float loss(float[] z, int at, int label, float max, float sum) {
        return label < 0 ? 0 : FloatMath.log(sum) + max - z[at + label * LANES];
    }
}
