package org.lanewise.engine.testing;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** A batch normalisation with its data; every channel has the same mean, inverse deviation, weight and bias. */
public record BatchNormRun(
        BatchNormGeometry geometry, int images, Blocks x, Blocks dy, float mean, float inverse, float weight,
        float bias) {
    /** Maps and vectors of odd sizes, borders of their own, with and without ReLU. */
    public static Stream<BatchNormRun> all(ToDoubleFunction<SplittableRandom> draw) {
        return IntStream.range(0, 24).mapToObj(index -> {
            SplittableRandom random = new SplittableRandom(600 + index);
            Shape shape = index % 3 == 0
                    ? Shape.vector(random.nextInt(1, 30))
                    : new Shape(random.nextInt(1, 6), random.nextInt(1, 9), random.nextInt(1, 9));
            BatchNormGeometry geometry = new BatchNormGeometry(
                    new BlockLayout(shape, border(random)), new BlockLayout(shape, border(random)),
                    index % 2 == 0 ? Activation.IDENTITY : Activation.RELU);
            int images = random.nextInt(1, 50);
            return new BatchNormRun(
                    geometry, images,
                    Blocks.activations(geometry.input(), images, random, draw),
                    Blocks.gradient(geometry.output(), images, random, draw),
                    (float) random.nextDouble(-1, 1), (float) random.nextDouble(0.1, 3),
                    (float) random.nextDouble(-2, 2), (float) random.nextDouble(-1, 1));
        });
    }

    private static Padding border(SplittableRandom random) {
        return random.nextBoolean() ? Padding.NONE : new Padding(1, random.nextInt(3), random.nextInt(2), 1);
    }

    @Override
    public String toString() {
        return images + " images of " + geometry.input().shape() + ", " + geometry.activation();
    }

    private int channels() {
        return geometry.input().shape().channels();
    }

    /** 16 sums a channel. */
    public float[] sums(Kernels kernels) {
        float[] sums = new float[channels() * LANES + 3];
        for (int c = 0; c < channels(); c++) {
            kernels.batchNorm(geometry).sum(x.data(), x.at(), images, c, sums, 3 + c * LANES);
        }
        return Arrays.copyOfRange(sums, 3, sums.length);
    }

    /** 16 sums a channel. */
    public float[] squares(Kernels kernels) {
        float[] sums = new float[channels() * LANES + 3];
        for (int c = 0; c < channels(); c++) {
            kernels.batchNorm(geometry).squares(x.data(), x.at(), images, c, mean, sums, 3 + c * LANES);
        }
        return Arrays.copyOfRange(sums, 3, sums.length);
    }

    /** y, block by block, the last first. */
    public Blocks forward(Kernels kernels) {
        BatchNormKernel kernel = kernels.batchNorm(geometry);
        Blocks y = Blocks.unwritten(geometry.output(), images);
        for (int c = 0; c < channels(); c++) {
            int middle = y.blocks() / 2;
            kernel.forward(x.data(), x.at(), y.data(), y.at(), middle, y.blocks(), c, mean, inverse, weight, bias);
            kernel.forward(x.data(), x.at(), y.data(), y.at(), 0, middle, c, mean, inverse, weight, bias);
        }
        y.assertFrame();
        return y;
    }

    /** 32 sums a channel. */
    public float[] gradientSums(Kernels kernels) {
        Blocks y = forward(kernels);
        float[] sums = new float[channels() * 2 * LANES + 3];
        for (int c = 0; c < channels(); c++) {
            kernels.batchNorm(geometry)
                    .gradientSums(
                            x.data(), x.at(), y.data(), y.at(), dy.data(), dy.at(), images, c, mean, inverse, sums,
                            3 + c * 2 * LANES);
        }
        return Arrays.copyOfRange(sums, 3, sums.length);
    }

    /** dx with factor, offset and slope. */
    public Blocks backward(Kernels kernels, float factor, float offset, float slope) {
        Blocks y = forward(kernels);
        Blocks dx = Blocks.unwritten(geometry.input(), images);
        for (int c = 0; c < channels(); c++) {
            kernels.batchNorm(geometry)
                    .backward(
                            x.data(), x.at(), y.data(), y.at(), dy.data(), dy.at(), dx.data(), dx.at(), images, c, mean,
                            inverse, factor, offset, slope);
        }
        dx.assertFrame();
        return dx;
    }
}
