package org.lanewise.engine.testing;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
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
    private static final int AROUND = 3;

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

    /** What the kernel reads of every channel, some elements behind the beginning. */
    private float[] constants(float factor, float offset, float slope) {
        float[] constants = new float[AROUND + channels() * BatchNormKernel.CONSTANTS];
        Arrays.fill(constants, Float.NaN);
        for (int c = 0; c < channels(); c++) {
            int own = AROUND + c * BatchNormKernel.CONSTANTS;
            constants[own + BatchNormKernel.MEAN] = mean;
            constants[own + BatchNormKernel.INVERSE] = inverse;
            constants[own + BatchNormKernel.WEIGHT] = weight;
            constants[own + BatchNormKernel.BIAS] = bias;
            constants[own + BatchNormKernel.FACTOR] = factor;
            constants[own + BatchNormKernel.OFFSET] = offset;
            constants[own + BatchNormKernel.SLOPE] = slope;
        }
        return constants;
    }

    /** Some of the blocks, some of the channels. */
    private interface Piece {
        void run(int fromBlock, int toBlock, int fromChannel, int toChannel);
    }

    /** Goes through all blocks with some channels, in two steps, then with the others. */
    private void pieceByPiece(Piece piece) {
        int blocks = x.blocks();
        int some = channels() / 2;
        piece.run(0, blocks / 2, some, channels());
        piece.run(blocks / 2, blocks, some, channels());
        piece.run(0, (blocks + 1) / 2, 0, some);
        piece.run((blocks + 1) / 2, blocks, 0, some);
    }

    /** {@link BatchNormKernel#SUMS} a channel; the kernel is to begin them anew. */
    private float[] sums(int terms, ObjIntConsumer<float[]> kernel) {
        float[] sums = new float[AROUND + channels() * BatchNormKernel.SUMS];
        Arrays.fill(sums, Float.NaN);
        kernel.accept(sums, AROUND);
        float[] result = new float[channels() * terms * LANES];
        for (int i = 0; i < channels() * terms; i++) {
            int at = AROUND + i / terms * BatchNormKernel.SUMS + i % terms * BatchNormKernel.SECOND;
            for (int lane = 0; lane < LANES; lane++) {
                result[i * LANES + lane] = sums[at + lane] + sums[at + LANES + lane];
            }
        }
        return result;
    }

    /** 16 sums a channel. */
    public float[] sums(Kernels kernels) {
        return sums(1, (sums, at) -> pieceByPiece((fromBlock, toBlock, from, to) -> kernels.batchNorm(geometry)
                .sum(x.data(), x.at(), images, fromBlock, toBlock, from, to, sums, at)));
    }

    /** 16 sums a channel. */
    public float[] squares(Kernels kernels) {
        return sums(1, (sums, at) -> pieceByPiece((fromBlock, toBlock, from, to) -> kernels.batchNorm(geometry)
                .squares(x.data(), x.at(), images, fromBlock, toBlock, from, to, constants(0, 0, 0), AROUND, sums,
                        at)));
    }

    /** y. */
    public Blocks forward(Kernels kernels) {
        Blocks y = Blocks.unwritten(geometry.output(), images);
        pieceByPiece((fromBlock, toBlock, from, to) -> kernels.batchNorm(geometry)
                .forward(x.data(), x.at(), y.data(), y.at(), fromBlock, toBlock, from, to, constants(0, 0, 0), AROUND));
        y.assertFrame();
        return y;
    }

    /** 32 sums a channel. */
    public float[] gradientSums(Kernels kernels) {
        return sums(2, (sums, at) -> pieceByPiece((fromBlock, toBlock, from, to) -> kernels.batchNorm(geometry)
                .gradientSums(x.data(), x.at(), dy.data(), dy.at(), images, fromBlock, toBlock, from, to,
                        constants(0, 0, 0), AROUND, sums, at)));
    }

    /** dx with factor, offset and slope. */
    public Blocks backward(Kernels kernels, float factor, float offset, float slope) {
        Blocks dx = Blocks.unwritten(geometry.input(), images);
        pieceByPiece((fromBlock, toBlock, from, to) -> kernels.batchNorm(geometry)
                .backward(x.data(), x.at(), dy.data(), dy.at(), dx.data(), dx.at(), images, fromBlock, toBlock, from,
                        to,
                        constants(factor, offset, slope), AROUND));
        dx.assertFrame();
        return dx;
    }
}
