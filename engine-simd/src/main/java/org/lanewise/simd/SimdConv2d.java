package org.lanewise.simd;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;

/** A convolution, made of its three passes. */
final class SimdConv2d implements Conv2dKernel {
    private final Conv2dGeometry geometry;
    private final Conv2dForward forward;
    private final Conv2dBackwardData backwardData;
    private final Conv2dBackwardWeights backwardWeights;

    SimdConv2d(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.forward = new Conv2dForward(geometry, target);
        this.backwardData = new Conv2dBackwardData(geometry, target);
        this.backwardWeights = new Conv2dBackwardWeights(geometry, target);
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedForwardSize() {
        return forward.packedSize();
    }

    @Override
    public void packForward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        forward.pack(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void forward(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow) {
        forward.run(x, xAt, packed, packedAt, bias, biasAt, y, yAt, fromRow, toRow);
    }

    @Override
    public int packedBackwardSize() {
        return backwardData.packedSize();
    }

    @Override
    public void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        backwardData.pack(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void backwardData(
            float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        backwardData.run(dy, dyAt, packed, packedAt, dx, dxAt, fromRow, toRow);
    }

    @Override
    public int weightChunks() {
        return backwardWeights.chunks();
    }

    @Override
    public int weightScratchSize() {
        return backwardWeights.scratchSize();
    }

    @Override
    public void backwardWeights(
            int chunk,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int blocks,
            float[] scratch,
            int scratchAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dBias,
            int dBiasAt) {
        backwardWeights.run(
                chunk, x, xAt, dy, dyAt, blocks, scratch, scratchAt, dWeights, dWeightsAt, dBias, dBiasAt);
    }
}
