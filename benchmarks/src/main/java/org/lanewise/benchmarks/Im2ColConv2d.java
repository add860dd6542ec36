package org.lanewise.benchmarks;

import java.util.Arrays;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * Convolution by matrix products (K. Chellapilla, S. Puri, P. Simard: High Performance Convolutional Neural Networks for
 * Document Processing, 2006, section 3), the method of the reports, on this engine's own matrix product: what every
 * position sees is copied into a column, and the columns of a row of the output, which fit into the second-level cache, are
 * the batch of a linear layer. Here to be measured against the direct method; sums run in another order than the engine's.
 */
final class Im2ColConv2d implements Conv2dKernel {
    private final Conv2dGeometry sizes;
    private final LinearKernel product;
    private final int taps;
    private final int channels;
    private final int positions;
    private final float[] columns;
    private final float[] rows;
    private final float[] gradient;
    private final float[] partialWeights;
    private final float[] partialBias;

    Im2ColConv2d(Conv2dGeometry sizes, Kernels kernels) {
        this.sizes = sizes;
        this.taps = sizes.taps();
        this.channels = sizes.outputChannels();
        this.positions = sizes.output().shape().width();
        this.product = kernels.linear(
                new LinearGeometry(BlockLayout.of(Shape.vector(taps)), channels, sizes.activation()));
        this.columns = new float[positions * taps * BlockLayout.LANES];
        this.rows = new float[positions * channels * BlockLayout.LANES];
        this.gradient = new float[sizes.input().blockStride()];
        this.partialWeights = new float[sizes.weights()];
        this.partialBias = new float[channels];
    }

    @Override
    public Conv2dGeometry geometry() {
        return sizes;
    }

    @Override
    public int packedForwardSize() {
        return product.packedForwardSize();
    }

    @Override
    public void packForward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        product.packForward(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void forward(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            fillColumns(sizes, x, xAt, row);
            for (int chunk = 0; chunk < product.forwardChunks(positions); chunk++) {
                product.forward(chunk, positions, columns, 0, packed, packedAt, bias, biasAt, rows, 0);
            }
            for (int c = 0; c < channels; c++) {
                int to = yAt + sizes.output().at(c, row, 0);
                for (int position = 0; position < positions; position++) {
                    System.arraycopy(
                            rows, (position * channels + c) * BlockLayout.LANES, y, to + position * BlockLayout.LANES,
                            BlockLayout.LANES);
                }
            }
        }
    }

    @Override
    public int packedBackwardSize() {
        return product.packedBackwardSize();
    }

    @Override
    public void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        product.packBackward(weights, weightsAt, packed, packedAt);
    }

    /** Whatever rows are asked for, those of the whole block are computed. */
    @Override
    public void backwardData(
            float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        Arrays.fill(gradient, 0);
        for (int row = 0; row < sizes.output().shape().height(); row++) {
            fillRows(sizes.output(), dy, dyAt, row);
            for (int chunk = 0; chunk < product.dataChunks(positions); chunk++) {
                product.backwardData(chunk, positions, rows, 0, packed, packedAt, columns, 0);
            }
            addColumns(row);
        }
        Shape shape = sizes.input().shape();
        for (int c = 0; c < shape.channels(); c++) {
            for (int row = fromRow; row < toRow; row++) {
                int at = sizes.input().at(c, row, 0);
                System.arraycopy(gradient, at, dx, dxAt + at, shape.width() * BlockLayout.LANES);
            }
        }
    }

    @Override
    public int weightChunks() {
        return 1;
    }

    /** The sums of weights and bias, and behind them what the product needs. */
    @Override
    public int weightScratchSize() {
        return sizes.weights() + channels + product.weightScratchSize(positions * BlockLayout.LANES);
    }

    @Override
    public void sumWeights(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] scratch,
            int scratchAt) {
        if (fromBlock == 0) {
            Arrays.fill(scratch, scratchAt, scratchAt + sizes.weights() + channels, 0);
        }
        for (int block = fromBlock; block < toBlock; block++) {
            sumBlock(
                    sizes, x, xAt + block * sizes.input().blockStride(), dy,
                    dyAt + block * sizes.output().blockStride(), scratch, scratchAt);
        }
    }

    @Override
    public BandSums bandSums(Conv2dGeometry bands) {
        return (_, x, xAt, dy, dyAt, scratch, scratchAt) -> sumBlock(bands, x, xAt, dy, dyAt, scratch, scratchAt);
    }

    private void sumBlock(
            Conv2dGeometry block, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt) {
        int biasAt = scratchAt + sizes.weights();
        int productAt = biasAt + channels;
        for (int row = 0; row < block.output().shape().height(); row++) {
            fillColumns(block, x, xAt, row);
            fillRows(block.output(), dy, dyAt, row);
            for (int part = 0; part < product.weightChunks(); part++) {
                product.backwardWeights(
                        part, positions * BlockLayout.LANES, columns, 0, rows, 0, scratch, productAt,
                        partialWeights,
                        0, partialBias, 0);
            }
            add(partialWeights, 0, scratch, scratchAt, sizes.weights());
            add(partialBias, 0, scratch, biasAt, channels);
        }
    }

    @Override
    public void foldWeights(
            int chunk, float[] scratch, int scratchAt, float[] dWeights, int dWeightsAt, float[] dBias, int dBiasAt) {
        System.arraycopy(scratch, scratchAt, dWeights, dWeightsAt, sizes.weights());
        System.arraycopy(scratch, scratchAt + sizes.weights(), dBias, dBiasAt, channels);
    }

    /** What the positions of a row of the output see. */
    private void fillColumns(Conv2dGeometry block, float[] x, int xAt, int row) {
        int run = sizes.kernelWidth() * BlockLayout.LANES;
        int to = 0;
        for (int position = 0; position < positions; position++) {
            for (int c = 0; c < sizes.inputChannels(); c++) {
                int from = xAt + seen(block, c, row, position);
                for (int ky = 0; ky < sizes.kernelHeight(); ky++) {
                    System.arraycopy(x, from, columns, to, run);
                    from += block.input().rowStride();
                    to += run;
                }
            }
        }
    }

    /** The reverse: what the positions would change is added where they see it. */
    private void addColumns(int row) {
        int run = sizes.kernelWidth() * BlockLayout.LANES;
        int from = 0;
        for (int position = 0; position < positions; position++) {
            for (int c = 0; c < sizes.inputChannels(); c++) {
                int to = seen(sizes, c, row, position);
                for (int ky = 0; ky < sizes.kernelHeight(); ky++) {
                    add(columns, from, gradient, to, run);
                    to += sizes.input().rowStride();
                    from += run;
                }
            }
        }
    }

    /** Offset of the first value that a position of the output sees in a channel. */
    private static int seen(Conv2dGeometry block, int channel, int row, int position) {
        return block.input()
                .at(
                        channel, row * block.stride() - block.padding().top(),
                        position * block.stride() - block.padding().left());
    }

    /** The gradients of a row of the output, all channels of a position together. */
    private void fillRows(BlockLayout output, float[] dy, int dyAt, int row) {
        for (int c = 0; c < channels; c++) {
            int from = dyAt + output.at(c, row, 0);
            for (int position = 0; position < positions; position++) {
                System.arraycopy(
                        dy, from + position * BlockLayout.LANES, rows, (position * channels + c) * BlockLayout.LANES,
                        BlockLayout.LANES);
            }
        }
    }

    private static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }
}
