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
    public void sum(float[] x, int xAt, int images, int channel, float[] sums, int sumsAt) {
        add(Term.VALUE, x, xAt, x, 0, x, 0, images, channel, 0, 1, sums, sumsAt);
    }

    @Override
    public void squares(float[] x, int xAt, int images, int channel, float mean, float[] sums, int sumsAt) {
        add(Term.SQUARE, x, xAt, x, 0, x, 0, images, channel, mean, 1, sums, sumsAt);
    }

    @Override
    public void gradientSums(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float[] sums,
            int sumsAt) {
        add(Term.GRADIENT, x, xAt, y, yAt, dy, dyAt, images, channel, mean, inverse, sums, sumsAt);
        add(Term.PRODUCT, x, xAt, y, yAt, dy, dyAt, images, channel, mean, inverse, sums, sumsAt + LANES);
    }

    private void add(
            Term term,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float[] sums,
            int sumsAt) {
        for (int lane = 0; lane < LANES; lane++) {
            float total = 0;
            for (int parity = 0; parity < 2; parity++) {
                float sum = 0;
                for (int n = lane; n < images; n += LANES) {
                    for (int row = 0; row < height; row++) {
                        for (int column = parity; column < width; column += 2) {
                            int in = xAt + at(input, n, channel, row, column);
                            int out = at(output, n, channel, row, column);
                            sum = switch (term) {
                                case VALUE -> sum + x[in];
                                case SQUARE -> Math.fma(x[in] - mean, x[in] - mean, sum);
                                case GRADIENT -> sum + gradient(y[yAt + out], dy[dyAt + out]);
                                case PRODUCT -> Math.fma(
                                        gradient(y[yAt + out], dy[dyAt + out]), (x[in] - mean) * inverse, sum);
                            };
                        }
                    }
                }
                total = parity == 0 ? sum : total + sum;
            }
            sums[sumsAt + lane] = total;
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
            int channel,
            float mean,
            float inverse,
            float weight,
            float bias) {
        for (int n = fromBlock * LANES; n < toBlock * LANES; n++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    float standard = (x[xAt + at(input, n, channel, row, column)] - mean) * inverse;
                    float value = Math.fma(weight, standard, bias);
                    y[yAt + at(output, n, channel, row, column)] = relu && value < 0 ? 0 : value;
                }
            }
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float factor,
            float offset,
            float slope) {
        for (int n = 0; n < BlockLayout.blocks(images) * LANES; n++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int in = at(input, n, channel, row, column);
                    int out = at(output, n, channel, row, column);
                    float dz = gradient(y[yAt + out], dy[dyAt + out]);
                    float standard = (x[xAt + in] - mean) * inverse;
                    dx[dxAt + in] = n < images ? factor * Math.fma(-standard, slope, dz - offset) : 0;
                }
            }
        }
    }

    private float gradient(float y, float dy) {
        return relu && !(y > 0) ? 0 : dy;
    }

    private static int at(BlockLayout layout, int n, int channel, int row, int column) {
        return n / LANES * layout.blockStride() + layout.at(channel, row, column) + n % LANES;
    }
}
