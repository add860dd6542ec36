package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Direct convolution; sums are built up in the output itself. */
record ScalarConv2d(Conv2dGeometry geometry) implements Conv2dKernel {
    @Override
    public int packedForwardSize() {
        return geometry.weights();
    }

    @Override
    public void packForward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        System.arraycopy(weights, weightsAt, packed, packedAt, geometry.weights());
    }

    @Override
    public void forward(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow) {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        ScalarActivation activation = new ScalarActivation(geometry.activation(), out);
        for (int oc = 0; oc < geometry.outputChannels(); oc++) {
            for (int oy = fromRow; oy < toRow; oy++) {
                for (int ox = 0; ox < out.shape().width(); ox++) {
                    int to = yAt + out.at(oc, oy, ox);
                    Arrays.fill(y, to, to + LANES, bias[biasAt + oc]);
                    int tap = packedAt + oc * geometry.taps();
                    for (int ic = 0; ic < geometry.inputChannels(); ic++) {
                        for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                            for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                                int iy = oy * geometry.stride() + ky - geometry.padding().top();
                                int ix = ox * geometry.stride() + kx - geometry.padding().left();
                                Lanes.multiplyAdd(packed[tap++], x, xAt + in.at(ic, iy, ix), y, to);
                            }
                        }
                    }
                    activation.forward(y, to, LANES);
                }
            }
        }
    }

    @Override
    public int packedBackwardSize() {
        return geometry.weights();
    }

    @Override
    public void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        packForward(weights, weightsAt, packed, packedAt);
    }

    @Override
    public void backwardData(
            float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        int stride = geometry.stride();
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int iy = fromRow; iy < toRow; iy++) {
                for (int ix = 0; ix < in.shape().width(); ix++) {
                    int to = dxAt + in.at(ic, iy, ix);
                    Arrays.fill(dx, to, to + LANES, 0f);
                    for (int oc = 0; oc < geometry.outputChannels(); oc++) {
                        for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                            int y = iy + geometry.padding().top() - ky;
                            if (Math.floorMod(y, stride) != 0) {
                                continue;
                            }
                            for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                                int x = ix + geometry.padding().left() - kx;
                                if (Math.floorMod(x, stride) == 0) {
                                    float w = packed[packedAt + weight(oc, ic, ky, kx)];
                                    int from = out.at(oc, Math.floorDiv(y, stride), Math.floorDiv(x, stride));
                                    Lanes.multiplyAdd(w, dy, dyAt + from, dx, to);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public int weightChunks() {
        return geometry.outputChannels();
    }

    @Override
    public int weightScratchSize() {
        return geometry.outputChannels() * LANES;
    }

    @Override
    public void backwardWeights(
            int chunk,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int blocks,
            float[] scratch,
            int scratchAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dBias,
            int dBiasAt) {
        int oc = chunk;
        int lanes = scratchAt + chunk * LANES;
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                    Arrays.fill(scratch, lanes, lanes + LANES, 0f);
                    for (int block = 0; block < blocks; block++) {
                        addTap(x, xAt + block * geometry.input().blockStride(), ic, ky, kx,
                                dy, dyAt + block * geometry.output().blockStride(), oc, scratch, lanes);
                    }
                    dWeights[dWeightsAt + weight(oc, ic, ky, kx)] = Lanes.fold(scratch, lanes);
                }
            }
        }
        Arrays.fill(scratch, lanes, lanes + LANES, 0f);
        for (int block = 0; block < blocks; block++) {
            addAll(dy, dyAt + block * geometry.output().blockStride(), oc, scratch, lanes);
        }
        dBias[dBiasAt + oc] = Lanes.fold(scratch, lanes);
    }

    private void addTap(
            float[] x, int xAt, int ic, int ky, int kx, float[] dy, int dyAt, int oc, float[] sums, int sumsAt) {
        BlockLayout out = geometry.output();
        for (int oy = 0; oy < out.shape().height(); oy++) {
            for (int ox = 0; ox < out.shape().width(); ox++) {
                int iy = oy * geometry.stride() + ky - geometry.padding().top();
                int ix = ox * geometry.stride() + kx - geometry.padding().left();
                int from = xAt + geometry.input().at(ic, iy, ix);
                int gradient = dyAt + out.at(oc, oy, ox);
                for (int lane = 0; lane < LANES; lane++) {
                    sums[sumsAt + lane] = Math.fma(dy[gradient + lane], x[from + lane], sums[sumsAt + lane]);
                }
            }
        }
    }

    private void addAll(float[] dy, int dyAt, int oc, float[] sums, int sumsAt) {
        BlockLayout out = geometry.output();
        for (int oy = 0; oy < out.shape().height(); oy++) {
            for (int ox = 0; ox < out.shape().width(); ox++) {
                int gradient = dyAt + out.at(oc, oy, ox);
                for (int lane = 0; lane < LANES; lane++) {
                    sums[sumsAt + lane] += dy[gradient + lane];
                }
            }
        }
    }

    private int weight(int oc, int ic, int ky, int kx) {
        return ((oc * geometry.inputChannels() + ic) * geometry.kernelHeight() + ky) * geometry.kernelWidth() + kx;
    }
}
