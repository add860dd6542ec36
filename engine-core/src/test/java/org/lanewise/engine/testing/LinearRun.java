package org.lanewise.engine.testing;

import java.util.SplittableRandom;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.testing.Cutting.Range;

/**
 * A fully connected layer with data, to be run by any engine.
 *
 * @param dy the gradient before the activation
 */
public record LinearRun(LinearCase example, Blocks x, float[] weights, float[] bias, Blocks dy) {
    /** Data drawn for the case, the same at every call. */
    public static LinearRun of(LinearCase example) {
        var geometry = example.geometry();
        SplittableRandom random = new SplittableRandom(example.toString().hashCode());
        return new LinearRun(
                example,
                Blocks.activations(geometry.input(), example.images(), random, Values::mixed),
                Values.mixed(random, geometry.outputs() * geometry.inputs()),
                Values.mixed(random, geometry.outputs()),
                Blocks.gradient(geometry.output(), example.images(), random, Values::mixed));
    }

    public Blocks forward(Kernels kernels, Cutting cutting) {
        LinearKernel kernel = kernels.linear(example.geometry());
        float[] packed = Memory.unwritten(kernel.packedForwardSize());
        kernel.packForward(weights, 0, packed, Memory.AT);
        Blocks y = Blocks.unwritten(example.geometry().output(), example.images());
        for (Range chunks : cutting.cut(kernel.forwardChunks(y.blocks()))) {
            for (int chunk = chunks.from(); chunk < chunks.to(); chunk++) {
                kernel.forward(chunk, y.blocks(), x.data(), x.at(), packed, Memory.AT, bias, 0, y.data(), y.at());
            }
        }
        y.assertFrame();
        return y;
    }

    public Blocks backwardData(Kernels kernels, Cutting cutting) {
        LinearKernel kernel = kernels.linear(example.geometry());
        float[] packed = Memory.unwritten(kernel.packedBackwardSize());
        kernel.packBackward(weights, 0, packed, Memory.AT);
        Blocks dx = Blocks.unwritten(example.geometry().input(), example.images());
        for (Range chunks : cutting.cut(kernel.dataChunks(dx.blocks()))) {
            for (int chunk = chunks.from(); chunk < chunks.to(); chunk++) {
                kernel.backwardData(chunk, dx.blocks(), dy.data(), dy.at(), packed, Memory.AT, dx.data(), dx.at());
            }
        }
        dx.assertFrame();
        return dx;
    }

    public Gradients backwardWeights(Kernels kernels, Cutting cutting) {
        LinearKernel kernel = kernels.linear(example.geometry());
        float[] scratch = Memory.unwritten(kernel.weightScratchSize(example.images()));
        float[] dWeights = Memory.unwritten(weights.length);
        float[] dBias = Memory.unwritten(bias.length);
        for (Range chunks : cutting.cut(kernel.weightChunks())) {
            for (int chunk = chunks.from(); chunk < chunks.to(); chunk++) {
                kernel.backwardWeights(chunk, example.images(), x.data(), x.at(), dy.data(), dy.at(), scratch,
                        Memory.AT, dWeights, Memory.AT, dBias, Memory.AT);
            }
        }
        return new Gradients(Memory.content(dWeights), Memory.content(dBias));
    }
}
