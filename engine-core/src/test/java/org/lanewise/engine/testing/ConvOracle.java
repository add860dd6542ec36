package org.lanewise.engine.testing;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * Convolution on plain {@code [n][c][y][x]} arrays. Where a kernel asks which inputs an output needs, this sends every
 * input pixel to the outputs that a weight connects it with; padding never appears, as nothing is sent from there.
 */
public record ConvOracle(Conv2dGeometry geometry, int images) {
    /** An input pixel, a weight and an output that meet, as indices of plain arrays. */
    private interface Connection {
        void accept(int x, int weight, int y);
    }

    private void forEach(Connection connection) {
        Shape in = geometry.input().shape();
        Shape out = geometry.output().shape();
        Padding padding = geometry.padding();
        int plane = geometry.kernelHeight() * geometry.kernelWidth();
        int x = 0;
        for (int n = 0; n < images; n++) {
            for (int ic = 0; ic < in.channels(); ic++) {
                for (int iy = 0; iy < in.height(); iy++) {
                    for (int ix = 0; ix < in.width(); ix++, x++) {
                        for (int k = 0; k < plane; k++) {
                            int down = iy + padding.top() - k / geometry.kernelWidth();
                            int right = ix + padding.left() - k % geometry.kernelWidth();
                            int oy = down / geometry.stride();
                            int ox = right / geometry.stride();
                            if (down < 0 || right < 0 || oy >= out.height() || ox >= out.width()
                                    || oy * geometry.stride() != down || ox * geometry.stride() != right) {
                                continue;
                            }
                            for (int oc = 0; oc < out.channels(); oc++) {
                                connection.accept(
                                        x,
                                        (oc * in.channels() + ic) * plane + k,
                                        ((n * out.channels() + oc) * out.height() + oy) * out.width() + ox);
                            }
                        }
                    }
                }
            }
        }
    }

    private int outputs() {
        return images * geometry.output().shape().size();
    }

    private int termsOfALane() {
        return BlockLayout.blocks(images) * geometry.output().shape().height() * geometry.output().shape().width();
    }

    private int channel(int output) {
        Shape out = geometry.output().shape();
        return output / (out.height() * out.width()) % out.channels();
    }

    public Sums forward(double[] x, double[] weights, double[] bias) {
        Sums y = new Sums(outputs());
        for (int i = 0; i < y.size(); i++) {
            y.add(i, bias[channel(i)]);
        }
        forEach((input, weight, output) -> y.add(output, x[input] * weights[weight]));
        ActivationOracle.apply(geometry.activation(), y);
        return y;
    }

    /** dx, from the gradient before the activation. */
    public Sums backwardData(double[] dy, double[] weights) {
        Sums dx = new Sums(images * geometry.input().shape().size());
        forEach((input, weight, output) -> dx.add(input, dy[output] * weights[weight]));
        return dx;
    }

    public Sums backwardWeights(double[] x, double[] dy) {
        Sums dWeights = new Sums(geometry.weights(), termsOfALane());
        forEach((input, weight, output) -> dWeights.add(weight, dy[output] * x[input]));
        return dWeights;
    }

    public Sums backwardBias(double[] dy) {
        Sums dBias = new Sums(geometry.outputChannels(), termsOfALane());
        for (int i = 0; i < dy.length; i++) {
            dBias.add(channel(i), dy[i]);
        }
        return dBias;
    }
}
