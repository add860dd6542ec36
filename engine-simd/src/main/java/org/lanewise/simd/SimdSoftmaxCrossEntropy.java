package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.FloatMath;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;

/** Softmax and its loss; what depends on the label is done image by image. */
final class SimdSoftmaxCrossEntropy implements SoftmaxCrossEntropyKernel {
    private final int classes;
    private final Exponentials exponentials;

    SimdSoftmaxCrossEntropy(int classes, Target target) {
        this.classes = classes;
        this.exponentials = target.functions().exponentials();
    }

    @Override
    public void gradient(
            float[] z, int zAt, int[] labels, int labelsAt, float scale, float[] dz, int dzAt, float[] losses,
            int lossesAt) {
        exponentials.softmax(classes, z, zAt, dz, dzAt);
        for (int lane = 0; lane < LANES; lane++) {
            int label = labels[labelsAt + lane];
            if (label >= 0) {
                dz[dzAt + label * LANES + lane] -= 1;
            }
        }
        for (int i = dzAt; i < dzAt + classes * LANES; i++) {
            dz[i] = scale * dz[i];
        }
        for (int lane = 0; lane < LANES; lane++) {
            if (labels[labelsAt + lane] < 0) {
                for (int c = 0; c < classes; c++) {
                    dz[dzAt + c * LANES + lane] = 0;
                }
            }
        }
        loss(z, zAt, labels, labelsAt, losses, lossesAt);
    }

    @Override
    public void loss(float[] z, int zAt, int[] labels, int labelsAt, float[] losses, int lossesAt) {
        exponentials.sums(classes, z, zAt, losses, lossesAt);
        for (int lane = 0; lane < LANES; lane++) {
            int label = labels[labelsAt + lane];
            losses[lossesAt + lane] = label < 0
                    ? 0
                    : FloatMath.log(losses[lossesAt + lane]) + max(z, zAt + lane) - z[zAt + label * LANES + lane];
        }
    }

    private float max(float[] z, int at) {
        float max = z[at];
        for (int c = 1; c < classes; c++) {
            max = Math.max(max, z[at + c * LANES]);
        }
        return max;
    }

    @Override
    public void probabilities(float[] z, int zAt, float[] p, int pAt) {
        exponentials.softmax(classes, z, zAt, p, pAt);
    }
}
