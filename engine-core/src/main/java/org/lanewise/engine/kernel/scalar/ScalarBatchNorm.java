package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Batch normalisation, one value at a time. */
final class ScalarBatchNorm implements BatchNormKernel {
    private final BlockLayout input;
    private final BlockLayout output;
    private final boolean relu;
    private final int height;
    private final int width;

    /** What is added up. */
    private enum Term {
        VALUE,
        SQUARE,
        GRADIENT,
        PRODUCT
    }

    ScalarBatchNorm(BatchNormGeometry geometry) {
        this.input = geometry.input();
        this.output = geometry.output();
        this.relu = geometry.activation() == Activation.RELU;
        this.height = input.shape().height();
        this.width = input.shape().width();
    }

    @Override
    public void sum(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] sums,
            int sumsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            add(Term.VALUE, x, xAt, x, 0, images, fromBlock, toBlock, channel, sums, 0, sums, sumsAt + channel * SUMS);
        }
    }

    @Override
    public void squares(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            add(Term.SQUARE, x, xAt, x, 0, images, fromBlock, toBlock, channel, constants,
                    constantsAt + channel * CONSTANTS, sums, sumsAt + channel * SUMS);
        }
    }

    @Override
    public void gradientSums(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            int own = constantsAt + channel * CONSTANTS;
            int at = sumsAt + channel * SUMS;
            add(Term.GRADIENT, x, xAt, dy, dyAt, images, fromBlock, toBlock, channel, constants, own, sums, at);
            add(Term.PRODUCT, x, xAt, dy, dyAt, images, fromBlock, toBlock, channel, constants, own, sums, at + SECOND);
        }
    }

    private void add(
            Term term,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int images,
            int fromBlock,
            int toBlock,
            int channel,
            float[] constants,
            int own,
            float[] sums,
            int sumsAt) {
        for (int lane = 0; lane < LANES; lane++) {
            for (int parity = 0; parity < 2; parity++) {
                int at = sumsAt + parity * LANES + lane;
                float sum = fromBlock == 0 ? 0 : sums[at];
                for (int n = fromBlock * LANES + lane; n < Math.min(images, toBlock * LANES); n += LANES) {
                    for (int row = 0; row < height; row++) {
                        for (int column = parity; column < width; column += 2) {
                            float value = x[xAt + at(input, n, channel, row, column)];
                            int out = dyAt + at(output, n, channel, row, column);
                            sum = switch (term) {
                                case VALUE -> sum + value;
                                case SQUARE -> Math.fma(
                                        value - constants[own + MEAN], value - constants[own + MEAN], sum);
                                case GRADIENT ->
                                        sum + gradient(standard(value, constants, own), dy[out], constants, own);
                                case PRODUCT -> {
                                    float standard = standard(value, constants, own);
                                    yield Math.fma(gradient(standard, dy[out], constants, own), standard, sum);
                                }
                            };
                        }
                    }
                }
                sums[at] = sum;
            }
        }
    }

    @Override
    public void forward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            int own = constantsAt + channel * CONSTANTS;
            for (int n = fromBlock * LANES; n < toBlock * LANES; n++) {
                for (int row = 0; row < height; row++) {
                    for (int column = 0; column < width; column++) {
                        float standard = standard(x[xAt + at(input, n, channel, row, column)], constants, own);
                        float value = before(standard, constants, own);
                        y[yAt + at(output, n, channel, row, column)] = relu && value < 0 ? 0 : value;
                    }
                }
            }
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            int own = constantsAt + channel * CONSTANTS;
            float factor = constants[own + FACTOR];
            float offset = constants[own + OFFSET];
            float slope = constants[own + SLOPE];
            for (int n = fromBlock * LANES; n < toBlock * LANES; n++) {
                for (int row = 0; row < height; row++) {
                    for (int column = 0; column < width; column++) {
                        int in = at(input, n, channel, row, column);
                        float standard = standard(x[xAt + in], constants, own);
                        float dz = gradient(standard, dy[dyAt + at(output, n, channel, row, column)], constants, own);
                        dx[dxAt + in] = n < images ? factor * Math.fma(-standard, slope, dz - offset) : 0;
                    }
                }
            }
        }
    }

    private static float standard(float x, float[] constants, int own) {
        return (x - constants[own + MEAN]) * constants[own + INVERSE];
    }

    /** What the activation gets. */
    private static float before(float standard, float[] constants, int own) {
        return Math.fma(constants[own + WEIGHT], standard, constants[own + BIAS]);
    }

    private float gradient(float standard, float dy, float[] constants, int own) {
        return relu && !(before(standard, constants, own) > 0) ? 0 : dy;
    }

    private static int at(BlockLayout layout, int n, int channel, int row, int column) {
        return n / LANES * layout.blockStride() + layout.at(channel, row, column) + n % LANES;
    }
}
