package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.kernel.KernelSpan;
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
            KernelSpan rows = geometry.rowsOver(oy);
            for (int ox = 0; ox < output.shape().width(); ox++) {
                float sum = sum(bias, rows, geometry.columnsOver(ox), packed, weights, x, from + ox * step);
                y[to + ox * LANES] = ScalarActivation.apply(geometry.activation(), sum);
            }
        }
    }

    private float sum(
            float start, KernelSpan rows, KernelSpan columns, float[] packed, int weights, float[] x, int from) {
        float sum = start;
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int ky = rows.first(); ky < rows.end(); ky++) {
                int row = (ic * geometry.kernelHeight() + ky) * geometry.kernelWidth();
                for (int tap = row + columns.first(); tap < row + columns.end(); tap++) {
                    sum = Math.fma(packed[weights + tap], x[from + taps[tap]], sum);
                }
            }
        }
        return sum;
    }
}
