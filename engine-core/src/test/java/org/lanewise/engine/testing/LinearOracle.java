package org.lanewise.engine.testing;

import org.lanewise.engine.kernel.LinearGeometry;

/** A fully connected layer on plain {@code [n][inputs]} arrays: every input, weight and output that meet. */
public record LinearOracle(LinearGeometry geometry, int images) {
    /** An input, a weight and an output that meet, as indices of plain arrays. */
    private interface Connection {
        void accept(int x, int weight, int y);
    }

    private void forEach(Connection connection) {
        int inputs = geometry.inputs();
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < geometry.outputs(); o++) {
                for (int n = 0; n < images; n++) {
                    connection.accept(n * inputs + i, o * inputs + i, n * geometry.outputs() + o);
                }
            }
        }
    }

    public Sums forward(double[] x, double[] weights, double[] bias) {
        Sums y = new Sums(images * geometry.outputs());
        for (int i = 0; i < y.size(); i++) {
            y.add(i, bias[i % geometry.outputs()]);
        }
        forEach((input, weight, output) -> y.add(output, x[input] * weights[weight]));
        ActivationOracle.apply(geometry.activation(), y);
        return y;
    }

    /** dx, from the gradient before the activation. */
    public Sums backwardData(double[] dy, double[] weights) {
        Sums dx = new Sums(images * geometry.inputs());
        forEach((input, weight, output) -> dx.add(input, dy[output] * weights[weight]));
        return dx;
    }

    public Sums backwardWeights(double[] x, double[] dy) {
        Sums dWeights = new Sums(geometry.outputs() * geometry.inputs());
        forEach((input, weight, output) -> dWeights.add(weight, dy[output] * x[input]));
        return dWeights;
    }

    public Sums backwardBias(double[] dy) {
        Sums dBias = new Sums(geometry.outputs());
        for (int i = 0; i < dy.length; i++) {
            dBias.add(i % geometry.outputs(), dy[i]);
        }
        return dBias;
    }
}
