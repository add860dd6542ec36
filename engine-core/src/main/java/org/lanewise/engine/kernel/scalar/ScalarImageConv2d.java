package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ImageLayout;

/** Direct convolution of one image; a chunk is an output channel. Packed are the weights as they are, then the bias. */
final class ScalarImageConv2d implements ImageConv2dKernel {
    private final Conv2dGeometry geometry;
    private final BlockLayout input;
    private final ImageLayout output;
    private final int[] taps;

    ScalarImageConv2d(Conv2dGeometry geometry) {
        this.geometry = geometry;
        ImageLayout lanes = ImageLayout.of(geometry.input());
        this.input = lanes.planes();
        this.output = ImageLayout.of(geometry.output());
        this.taps = new int[geometry.taps()];
        int i = 0;
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                    taps[i++] = lanes.at(ic, ky, kx) - lanes.at(0, 0, 0);
                }
            }
        }
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedSize() {
        return geometry.weights() + geometry.outputChannels();
    }

    @Override
    public void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt) {
        System.arraycopy(weights, weightsAt, packed, packedAt, geometry.weights());
        System.arraycopy(bias, biasAt, packed, packedAt + geometry.weights(), geometry.outputChannels());
    }

    @Override
    public int chunks() {
        return geometry.outputChannels();
    }

    @Override
    public int scratchSize() {
        return 0;
    }

    @Override
    public void forward(
            int chunk, float[] x, int xAt, float[] packed, int packedAt, float[] scratch, int scratchAt, float[] y,
            int yAt) {
        int weights = packedAt + chunk * taps.length;
        float bias = packed[packedAt + geometry.weights() + chunk];
        int step = geometry.stride() * LANES;
        for (int oy = 0; oy < output.shape().height(); oy++) {
            int from = xAt + input.at(0, oy * geometry.stride() - geometry.padding().top(), -geometry.padding().left());
            int to = yAt + output.at(chunk, oy, 0);
            for (int ox = 0; ox < output.shape().width(); ox++) {
                float sum = bias;
                for (int t = 0; t < taps.length; t++) {
                    sum = Math.fma(packed[weights + t], x[from + ox * step + taps[t]], sum);
                }
                y[to + ox * LANES] = ScalarActivation.apply(geometry.activation(), sum);
            }
        }
    }
}
