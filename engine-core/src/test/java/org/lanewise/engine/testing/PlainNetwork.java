package org.lanewise.engine.testing;

import static org.lanewise.engine.testing.Values.doubles;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** A network layer by layer in double on plain arrays: nothing joined, nothing skipped, no borders. */
public record PlainNetwork(Parameters parameters) {
    /** The logits of images that follow one another in channel, row, column order. */
    public double[] logits(double[] images, int count) {
        return chain(parameters.network().placed(), images, parameters.slices().iterator(), count);
    }

    private double[] chain(List<Placed> layers, double[] x, Iterator<Slice> slices, int count) {
        double[] values = x;
        for (Placed placed : layers) {
            values = forward(placed, values, slices, count);
        }
        return values;
    }

    private double[] forward(Placed placed, double[] x, Iterator<Slice> slices, int count) {
        BlockLayout in = BlockLayout.of(placed.input());
        BlockLayout out = BlockLayout.of(placed.output());
        return switch (placed.layer()) {
            case Conv2d conv -> convolve(conv, placed.input(), out, count)
                    .forward(x, next(slices), conv.useBias() ? next(slices) : new double[conv.channels()])
                    .values();
            case Linear linear -> new LinearOracle(new LinearGeometry(in, linear.outputs(), Activation.IDENTITY), count)
                    .forward(x, next(slices), next(slices))
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
            case GlobalAvgPool2d _ -> new PoolOracle(Pool2dGeometry.global(in, out), count).forward(x).values();
            case BatchNorm norm -> normalize(norm, placed.input(), x, slices);
            case Dropout _ -> x;
            case Residual residual -> {
                double[] sum = chain(residual.placedBody(placed.input()), x, slices, count).clone();
                double[] other = chain(residual.placedShortcut(placed.input()), x, slices, count);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += other[i];
                }
                yield sum;
            }
            case ScaleLayer _ -> {
                double scale = next(slices)[0];
                yield Arrays.stream(x).map(value -> scale * value).toArray();
            }
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

    /** As inference does it, by the running averages. */
    private double[] normalize(BatchNorm norm, Shape shape, double[] x, Iterator<Slice> slices) {
        double[] weights = next(slices);
        double[] bias = next(slices);
        double[] mean = next(slices);
        double[] variance = next(slices);
        int plane = shape.height() * shape.width();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i / plane % shape.channels();
            y[i] = weights[c] * (x[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) + bias[c];
        }
        return y;
    }

    private double[] next(Iterator<Slice> slices) {
        Slice slice = slices.next();
        return doubles(Arrays.copyOfRange(parameters.values(), slice.at(), slice.end()));
    }
}
