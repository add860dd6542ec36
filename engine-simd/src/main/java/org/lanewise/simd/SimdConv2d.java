package org.lanewise.simd;

import java.util.Optional;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.PartialProductKernel;

/** A convolution, made of its three passes. */
final class SimdConv2d implements Conv2dKernel {
    private final Conv2dGeometry geometry;
    private final Target target;
    private final Conv2dProduct forward;
    private final Conv2dProduct backwardData;
    private final Conv2dBackwardWeights backwardWeights;
    private final float[] zeros;

    SimdConv2d(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.target = target;
        this.forward = product(new Direction.Forward(geometry), target);
        this.backwardData = product(new Direction.BackwardData(geometry), target);
        this.backwardWeights = new Conv2dBackwardWeights(geometry, target);
        this.zeros = new float[target.products().maxRows()];
    }

    private Conv2dProduct product(Direction direction, Target target) {
        return new Conv2dProduct(direction, geometry.kernelHeight(), geometry.kernelWidth(), target.products());
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedForwardSize() {
        return geometry.weights();
    }

    @Override
    public void packForward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        forward.pack(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void forward(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow) {
        forward.run(x, xAt, packed, packedAt, bias, biasAt, 1, geometry.activation(), target.functions(), y, yAt,
                fromRow,
                toRow);
    }

    @Override
    public int packedBackwardSize() {
        return geometry.weights();
    }

    @Override
    public void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        backwardData.pack(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void backwardData(
            float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        backwardData.run(
                dy, dyAt, packed, packedAt, zeros, 0, 0, Activation.IDENTITY, target.functions(), dx, dxAt, fromRow,
                toRow);
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
    public void sumWeights(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] scratch,
            int scratchAt) {
        backwardWeights.sum(chunk, x, xAt, dy, dyAt, fromBlock, toBlock, scratch, scratchAt);
    }

    @Override
    public BandSums bandSums(Conv2dGeometry bands) {
        return backwardWeights.bandSums(bands);
    }

    @Override
    public void foldWeights(
            int chunk, float[] scratch, int scratchAt, float[] dWeights, int dWeightsAt, float[] dBias, int dBiasAt) {
        backwardWeights.fold(chunk, scratch, scratchAt, dWeights, dWeightsAt, dBias, dBiasAt);
    }

    @Override
    public Optional<PartialProductKernel> partialForward() {
        return Optional.of(partial(new Direction.Forward(geometry), geometry.activation()));
    }

    @Override
    public Optional<PartialProductKernel> partialBackwardData() {
        return Optional.of(partial(new Direction.BackwardData(geometry), Activation.IDENTITY));
    }

    private PartialProduct partial(Direction direction, Activation activation) {
        return new PartialProduct(
                direction, geometry.kernelHeight(), geometry.kernelWidth(), activation, target);
    }
}
