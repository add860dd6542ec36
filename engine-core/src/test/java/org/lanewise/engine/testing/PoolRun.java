package org.lanewise.engine.testing;

import java.util.SplittableRandom;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.testing.Cutting.Range;

/** A pooling with data, to be run by any engine. Equal values in a window are frequent. */
public record PoolRun(PoolCase example, Blocks x, Blocks dy) {
    /** Data drawn for the case, the same at every call. */
    public static PoolRun of(PoolCase example) {
        var geometry = example.geometry();
        SplittableRandom random = new SplittableRandom(example.toString().hashCode());
        return new PoolRun(
                example,
                Blocks.activations(geometry.input(), example.images(), random, Values::tied),
                Blocks.gradient(geometry.output(), example.images(), random, Values::mixed));
    }

    public Blocks forward(Kernels kernels, Cutting cutting) {
        Pool2dKernel kernel = kernels.pool2d(example.geometry());
        Blocks y = Blocks.unwritten(example.geometry().output(), example.images());
        for (Range channels : cutting.cut(y.layout().shape().channels())) {
            for (int b = 0; b < y.blocks(); b++) {
                kernel.forward(x.data(), x.block(b), y.data(), y.block(b), channels.from(), channels.to());
            }
        }
        y.assertFrame();
        return y;
    }

    public Blocks backward(Kernels kernels, Cutting cutting) {
        Pool2dKernel kernel = kernels.pool2d(example.geometry());
        Blocks y = forward(kernels, Cutting.WHOLE);
        Blocks dx = Blocks.unwritten(example.geometry().input(), example.images());
        for (Range channels : cutting.cut(y.layout().shape().channels())) {
            for (int b = 0; b < y.blocks(); b++) {
                kernel.backward(x.data(), x.block(b), y.data(), y.block(b), dy.data(), dy.block(b), dx.data(),
                        dx.block(b), channels.from(), channels.to());
            }
        }
        dx.assertFrame();
        return dx;
    }
}
