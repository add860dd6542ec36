package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Matrix products as three loops; a chunk is a block of images, or an output for the weights. */
final class ScalarLinear implements LinearKernel {
    private final LinearGeometry geometry;
    private final BlockLayout output;
    private final int[] offsets;
    private final Terms forward;
    private final Terms backward;

    ScalarLinear(LinearGeometry geometry) {
        this.geometry = geometry;
        this.output = geometry.output();
        this.offsets = geometry.input().offsets();
        Terms.Builder forward = new Terms.Builder();
        for (int i = 0; i < offsets.length; i++) {
            forward.add(i, offsets[i]);
        }
        this.forward = forward.build();
        Terms.Builder backward = new Terms.Builder();
        for (int o = 0; o < geometry.outputs(); o++) {
            backward.add(o * offsets.length, o * LANES);
        }
        this.backward = backward.build();
    }

    @Override
    public LinearGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedForwardSize() {
        return geometry.outputs() * geometry.inputs();
    }

    @Override
    public int forwardPackChunks() {
        return 1;
    }

    @Override
    public void packForward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt) {
        System.arraycopy(weights, weightsAt, packed, packedAt, packedForwardSize());
    }

    @Override
    public int forwardChunks(int blocks) {
        return blocks;
    }

    @Override
    public void forward(
            int chunk, int blocks, float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt,
            float[] y, int yAt) {
        int from = xAt + chunk * geometry.input().blockStride();
        int to = yAt + chunk * output.blockStride();
        for (int o = 0; o < geometry.outputs(); o++) {
            forward.sum(bias[biasAt + o], packed, packedAt + o * offsets.length, x, from, y, to + o * LANES);
        }
        ScalarActivation.forward(geometry.activation(), y, to, geometry.outputs() * LANES);
    }

    @Override
    public int packedBackwardSize() {
        return packedForwardSize();
    }

    @Override
    public int backwardPackChunks() {
        return 1;
    }

    @Override
    public void packBackward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt) {
        packForward(chunk, weights, weightsAt, packed, packedAt);
    }

    @Override
    public int dataChunks(int blocks) {
        return blocks;
    }

    @Override
    public void backwardData(int chunk, int blocks, float[] dy, int dyAt, float[] packed, int packedAt, float[] dx,
            int dxAt) {
        int from = dyAt + chunk * output.blockStride();
        int to = dxAt + chunk * geometry.input().blockStride();
        for (int i = 0; i < offsets.length; i++) {
            backward.sum(0, packed, packedAt + i, dy, from, dx, to + offsets[i]);
        }
    }

    @Override
    public int weightChunks() {
        return geometry.outputs();
    }

    @Override
    public int weightScratchSize(int images) {
        return 0;
    }

    @Override
    public void backwardWeights(
            int chunk,
            int images,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] scratch,
            int scratchAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dBias,
            int dBiasAt) {
        int row = dWeightsAt + chunk * offsets.length;
        Arrays.fill(dWeights, row, row + offsets.length, 0f);
        float bias = 0;
        for (int n = 0; n < images; n += LANES) {
            int lanes = Math.min(LANES, images - n);
            int from = xAt + n / LANES * geometry.input().blockStride();
            int with = dyAt + n / LANES * output.blockStride() + chunk * LANES;
            for (int i = 0; i < offsets.length; i++) {
                float sum = dWeights[row + i];
                for (int lane = 0; lane < lanes; lane++) {
                    sum = Math.fma(dy[with + lane], x[from + offsets[i] + lane], sum);
                }
                dWeights[row + i] = sum;
            }
            for (int lane = 0; lane < lanes; lane++) {
                bias += dy[with + lane];
            }
        }
        dBias[dBiasAt + chunk] = bias;
    }
}
