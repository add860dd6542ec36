package org.lanewise.engine.testing;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.SplittableRandom;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.RowBands;
import org.lanewise.engine.testing.Cutting.Range;

/**
 * A convolution with data, to be run by any engine.
 *
 * @param dy the gradient before the activation
 */
public record ConvRun(ConvCase example, Blocks x, float[] weights, float[] bias, Blocks dy) {
    /** Data drawn for the case, the same at every call. */
    public static ConvRun of(ConvCase example) {
        var geometry = example.geometry();
        SplittableRandom random = new SplittableRandom(example.toString().hashCode());
        return new ConvRun(
                example,
                Blocks.activations(geometry.input(), example.images(), random, Values::mixed),
                Values.mixed(random, geometry.weights()),
                Values.mixed(random, geometry.outputChannels()),
                Blocks.gradient(geometry.output(), example.images(), random, Values::mixed));
    }

    public Blocks forward(Kernels kernels, Cutting cutting) {
        Conv2dKernel kernel = kernels.conv2d(example.geometry());
        float[] packed = Memory.unwritten(kernel.packedForwardSize());
        kernel.packForward(weights, 0, packed, Memory.AT);
        Blocks y = Blocks.unwritten(example.geometry().output(), example.images());
        for (Range rows : cutting.cut(y.layout().shape().height())) {
            for (int b = 0; b < y.blocks(); b++) {
                kernel.forward(x.data(), x.block(b), packed, Memory.AT, bias, 0, y.data(), y.block(b), rows.from(),
                        rows.to());
            }
        }
        y.assertFrame();
        return y;
    }

    public Blocks backwardData(Kernels kernels, Cutting cutting) {
        Conv2dKernel kernel = kernels.conv2d(example.geometry());
        float[] packed = Memory.unwritten(kernel.packedBackwardSize());
        kernel.packBackward(weights, 0, packed, Memory.AT);
        Blocks dx = Blocks.unwritten(example.geometry().input(), example.images());
        for (Range rows : cutting.cut(dx.layout().shape().height())) {
            for (int b = 0; b < dx.blocks(); b++) {
                kernel.backwardData(dy.data(), dy.block(b), packed, Memory.AT, dx.data(), dx.block(b), rows.from(),
                        rows.to());
            }
        }
        dx.assertFrame();
        return dx;
    }

    public Gradients backwardWeights(Kernels kernels, Cutting cutting) {
        Conv2dKernel kernel = kernels.conv2d(example.geometry());
        float[] scratch = Memory.unwritten(kernel.weightScratchSize());
        float[] dWeights = Memory.unwritten(weights.length);
        float[] dBias = Memory.unwritten(bias.length);
        for (Range chunks : cutting.cut(kernel.weightChunks())) {
            for (int chunk = chunks.from(); chunk < chunks.to(); chunk++) {
                kernel.backwardWeights(chunk, x.data(), x.at(), dy.data(), dy.at(), x.blocks(), scratch, Memory.AT,
                        dWeights, Memory.AT, dBias, Memory.AT);
            }
        }
        return new Gradients(Memory.content(dWeights), Memory.content(dBias));
    }

    /** The same, with the last block cut into bands of rows. */
    public Gradients backwardWeightsInBands(Kernels kernels, Cutting cutting) {
        Conv2dKernel kernel = kernels.conv2d(example.geometry());
        int whole = example.images() / LANES;
        RowBands bands = RowBands.thatPay(example.geometry())[example.images() % LANES - 1];
        BandSums sums = kernel.bandSums(bands.geometry());
        Blocks bandsOfX = Blocks.unwritten(bands.geometry().input(), LANES);
        Blocks bandsOfDy = Blocks.unwritten(bands.geometry().output(), LANES);
        for (Range channels : cutting.cut(example.geometry().inputChannels())) {
            bands.cutInput(
                    x.data(), x.block(whole), bandsOfX.data(), bandsOfX.at(), channels.from(), channels.to());
        }
        for (Range channels : cutting.cut(example.geometry().outputChannels())) {
            bands.cutGradient(
                    dy.data(), dy.block(whole), bandsOfDy.data(), bandsOfDy.at(), channels.from(), channels.to());
        }
        float[] scratch = Memory.unwritten(kernel.weightScratchSize());
        float[] dWeights = Memory.unwritten(weights.length);
        float[] dBias = Memory.unwritten(bias.length);
        for (Range chunks : cutting.cut(kernel.weightChunks())) {
            for (int chunk = chunks.from(); chunk < chunks.to(); chunk++) {
                kernel.sumWeights(chunk, x.data(), x.at(), dy.data(), dy.at(), 0, whole, scratch, Memory.AT);
                sums.add(chunk, bandsOfX.data(), bandsOfX.at(), bandsOfDy.data(), bandsOfDy.at(), scratch, Memory.AT);
                kernel.foldWeights(chunk, scratch, Memory.AT, dWeights, Memory.AT, dBias, Memory.AT);
            }
        }
        return new Gradients(Memory.content(dWeights), Memory.content(dBias));
    }
}
