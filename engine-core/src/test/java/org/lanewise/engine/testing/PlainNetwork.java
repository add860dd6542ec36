package org.lanewise.engine.testing;

import static org.lanewise.engine.testing.Values.doubles;

import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** A network layer by layer in double on plain arrays: nothing joined, nothing skipped, no borders. */
public record PlainNetwork(Parameters parameters) {
    /** The logits of images that follow one another in channel, row, column order. */
    public double[] logits(double[] images, int count) {
        double[] values = images;
        List<Network.Placed> layers = parameters.network().placed();
        for (int i = 0; i < layers.size(); i++) {
            values = forward(layers.get(i), values, i, count);
        }
        return values;
    }

    private double[] forward(Network.Placed placed, double[] x, int layer, int count) {
        BlockLayout in = BlockLayout.of(placed.input());
        BlockLayout out = BlockLayout.of(placed.output());
        return switch (placed.layer()) {
            case Conv2d conv -> convolve(conv, placed.input(), out, count).forward(x, slice(layer, 0), slice(layer, 1))
                    .values();
            case Linear linear -> new LinearOracle(new LinearGeometry(in, linear.outputs(), Activation.IDENTITY), count)
                    .forward(x, slice(layer, 0), slice(layer, 1))
                    .values();
            case MaxPool2d pool -> new PoolOracle(
                    new Pool2dGeometry(Pool2dGeometry.Kind.MAX, in, out, pool.window(), pool.stride()), count)
                    .forward(x)
                    .values();
            case AvgPool2d pool -> new PoolOracle(
                    new Pool2dGeometry(Pool2dGeometry.Kind.AVERAGE, in, out, pool.window(), pool.stride()), count)
                    .forward(x)
                    .values();
            case ElementWise elementWise -> ActivationOracle.forward(elementWise.function(), x).values();
            case Flatten _ -> x;
            case ScaleLayer _ -> Arrays.stream(x).map(value -> slice(layer, 0)[0] * value).toArray();
            case CustomLayer custom -> throw new IllegalArgumentException("no definition of " + custom);
        };
    }

    private static ConvOracle convolve(Conv2d conv, Shape input, BlockLayout out, int count) {
        Padding padding = conv.pad().resolve(input, conv.kernelHeight(), conv.kernelWidth(), conv.stride());
        return new ConvOracle(
                new Conv2dGeometry(new BlockLayout(input, padding), out, conv.kernelHeight(), conv.kernelWidth(),
                        conv.stride(), padding, Activation.IDENTITY),
                count);
    }

    private double[] slice(int layer, int parameter) {
        Parameters.Slice slice = parameters.slicesOf(layer).get(parameter);
        return doubles(Arrays.copyOfRange(parameters.values(), slice.at(), slice.end()));
    }
}
