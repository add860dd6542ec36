package org.lanewise.trainer.machine;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/** A convolution over a batch of zeros, which takes as long as any other, again and again. */
final class ConvolutionWork {
    private static final int BATCH = 112;

    private final Tensor x = Tensor.allocate(new BlockLayout(new Shape(16, 14, 14), Padding.of(2)), BATCH);
    private final Tensor y = Tensor.allocate(BlockLayout.of(new Shape(32, 14, 14)), BATCH);
    private final Conv2dGeometry geometry =
            new Conv2dGeometry(x.layout(), y.layout(), 5, 5, 1, Padding.of(2), Activation.IDENTITY);
    private final float[] weights = new float[geometry.weights()];
    private final float[] bias = new float[geometry.outputChannels()];
    private final Conv2dKernel kernel;
    private final float[] packed;
    private int block;

    ConvolutionWork(Kernels kernels) {
        kernel = kernels.conv2d(geometry);
        packed = new float[kernel.packedForwardSize()];
        kernel.packForward(weights, 0, packed, 0);
    }

    /** Computes the forward pass of a block of images, and returns its multiply-adds. */
    long nextBlock() {
        kernel.forward(x.data(), x.block(block), packed, 0, bias, 0, y.data(), y.block(block), 0, y.shape().height());
        block = (block + 1) % x.blocks();
        return BlockLayout.LANES * geometry.multiplyAdds();
    }
}
