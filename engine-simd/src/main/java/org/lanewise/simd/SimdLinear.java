package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;

/** A fully connected layer: two matrix products and an outer one. */
final class SimdLinear implements LinearKernel {
    private final LinearGeometry geometry;
    private final Functions functions;
    private final MatrixProduct forward;
    private final MatrixProduct backwardData;
    private final LinearBackwardWeights backwardWeights;
    private final float[] zeros;

    SimdLinear(LinearGeometry geometry, Target target) {
        this.geometry = geometry;
        this.functions = target.functions();
        int[] inputs = geometry.input().offsets();
        int inputStride = geometry.input().blockStride();
        int[] outputs = geometry.output().offsets();
        int outputStride = geometry.output().blockStride();
        this.forward =
                new MatrixProduct(target.products(), inputs, inputStride, outputs, outputStride, inputs.length, 1);
        this.backwardData =
                new MatrixProduct(target.products(), outputs, outputStride, inputs, inputStride, 1, inputs.length);
        this.backwardWeights = LinearWeightsByOutputs.suits(geometry)
                ? new LinearWeightsByOutputs(geometry, target.outers())
                : new LinearWeightsByInputs(geometry, target.outers());
        this.zeros = new float[target.products().maxRows()];
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
        return forward.packChunks();
    }

    @Override
    public void packForward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt) {
        forward.pack(chunk, weights, weightsAt, packed, packedAt);
    }

    @Override
    public int forwardChunks(int blocks) {
        return forward.chunks(blocks);
    }

    @Override
    public void forward(
            int chunk, int blocks, float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt,
            float[] y, int yAt) {
        forward.run(chunk, blocks, x, xAt, packed, packedAt, bias, biasAt, 1, geometry.activation(), functions, y,
                yAt);
    }

    @Override
    public int packedBackwardSize() {
        return packedForwardSize();
    }

    @Override
    public int backwardPackChunks() {
        return backwardData.packChunks();
    }

    @Override
    public void packBackward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt) {
        backwardData.pack(chunk, weights, weightsAt, packed, packedAt);
    }

    @Override
    public int dataChunks(int blocks) {
        return backwardData.chunks(blocks);
    }

    @Override
    public void backwardData(int chunk, int blocks, float[] dy, int dyAt, float[] packed, int packedAt, float[] dx,
            int dxAt) {
        backwardData.run(
                chunk, blocks, dy, dyAt, packed, packedAt, zeros, 0, 0, Activation.IDENTITY, functions, dx, dxAt);
    }

    @Override
    public int weightChunks() {
        return backwardWeights.chunks();
    }

    @Override
    public int weightScratchSize(int images) {
        return backwardWeights.scratchSize(images);
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
        backwardWeights.run(
                chunk, images, x, xAt, dy, dyAt, scratch, scratchAt, dWeights, dWeightsAt, dBias, dBiasAt);
    }
}
