package org.lanewise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;

/** What is measured against the direct method must compute the same. */
class Im2ColConv2dTest {
    private static final int IMAGES = 2 * BlockLayout.LANES;
    private static final Offset<Float> ROUNDING = Offset.offset(2e-3f);

    @ParameterizedTest
    @ValueSource(strings = {"3->5 3x3 6x7", "luo-cnn1/conv2d_1", "holting-2b/conv2d", "holting-2b/conv2d_1",
        "li-cnn/conv2d"})
    void agreesWithTheDirectMethodInAllDirections(String name) {
        Conv2dGeometry sizes = Geometries.conv2d(name);
        Kernels kernels = KernelSelection.named("scalar");

        float[] direct = results(kernels.conv2d(sizes));
        float[] products = results(new Im2ColConv2d(sizes, kernels));

        assertThat(products).hasSameSizeAs(direct);
        for (int i = 0; i < direct.length; i++) {
            assertThat(products[i]).as("value %d of %s", i, name).isCloseTo(direct[i], ROUNDING);
        }
    }

    /** y, dx, dW and db, borders included. */
    private static float[] results(Conv2dKernel kernel) {
        Conv2dGeometry sizes = kernel.geometry();
        Buffers buffers = new Buffers();
        int y = buffers.reserve(sizes.output(), IMAGES);
        int dx = buffers.reserve(sizes.input(), IMAGES);
        int dWeights = buffers.reserve(sizes.weights());
        int dBias = buffers.reserve(sizes.outputChannels());
        int end = dBias + sizes.outputChannels();
        int x = buffers.reserve(sizes.input(), IMAGES);
        int dy = buffers.reserve(sizes.output(), IMAGES);
        int weights = buffers.reserve(sizes.weights());
        int bias = buffers.reserve(sizes.outputChannels());
        int forward = buffers.reserve(kernel.packedForwardSize());
        int backward = buffers.reserve(kernel.packedBackwardSize());
        int scratch = buffers.reserve(kernel.weightScratchSize());
        buffers.fill(sizes.input(), IMAGES, x, "x");
        buffers.fill(sizes.output(), IMAGES, dy, "dy");
        buffers.fill(weights, sizes.weights(), "weights");
        buffers.fill(bias, sizes.outputChannels(), "bias");
        float[] data = buffers.data();
        kernel.packForward(data, weights, data, forward);
        kernel.packBackward(data, weights, data, backward);
        int height = sizes.output().shape().height();
        for (int block = 0; block < BlockLayout.blocks(IMAGES); block++) {
            int in = block * sizes.input().blockStride();
            int out = block * sizes.output().blockStride();
            kernel.forward(data, x + in, data, forward, data, bias, data, y + out, 0, height);
            kernel.backwardData(data, dy + out, data, backward, data, dx + in, 0, sizes.input().shape().height());
        }
        for (int chunk = 0; chunk < kernel.weightChunks(); chunk++) {
            kernel.backwardWeights(
                    chunk, data, x, data, dy, BlockLayout.blocks(IMAGES), data, scratch, data, dWeights, data, dBias);
        }
        return Arrays.copyOf(data, end);
    }
}
