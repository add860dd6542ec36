package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.KernelSpan;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * Direct convolution. The terms of every sum are listed once, in the order in which they are added; results that the same
 * rows and columns of the kernel reach share them.
 */
final class ScalarConv2d implements Conv2dKernel {
    private final Conv2dGeometry geometry;
    private final Terms[][] forward;
    private final Terms[][] backward;
    private final Terms positions;

    ScalarConv2d(Conv2dGeometry geometry) {
        this.geometry = geometry;
        this.forward = terms(
                geometry.output().shape(), geometry::rowsOver, geometry::columnsOver, this::forwardTerms);
        this.backward = terms(
                geometry.input().shape(), geometry::rowsReaching, geometry::columnsReaching, this::backwardTerms);
        this.positions = positionTerms(geometry);
    }

    private static Terms[][] terms(
            Shape results, IntFunction<KernelSpan> rowsOf, IntFunction<KernelSpan> columnsOf,
            BiFunction<KernelSpan, KernelSpan, Terms> termsOf) {
        Map<List<KernelSpan>, Terms> made = new HashMap<>();
        Terms[][] terms = new Terms[results.height()][results.width()];
        for (int y = 0; y < results.height(); y++) {
            KernelSpan rows = rowsOf.apply(y);
            for (int x = 0; x < results.width(); x++) {
                KernelSpan columns = columnsOf.apply(x);
                terms[y][x] = made.computeIfAbsent(List.of(rows, columns), _ -> termsOf.apply(rows, columns));
            }
        }
        return terms;
    }

    /** Weights of output channel 0 and the inputs they meet at output row 0, column 0. */
    private Terms forwardTerms(KernelSpan rows, KernelSpan columns) {
        BlockLayout in = geometry.input();
        Padding padding = geometry.padding();
        Terms.Builder terms = new Terms.Builder();
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int ky = rows.first(); ky < rows.end(); ky += rows.step()) {
                for (int kx = columns.first(); kx < columns.end(); kx += columns.step()) {
                    terms.add(weight(0, ic, ky, kx), in.at(ic, ky - padding.top(), kx - padding.left()));
                }
            }
        }
        return terms.build();
    }

    /** Weights of input channel 0 and the outputs they meet, for the input in the first row and column of the padding. */
    private Terms backwardTerms(KernelSpan rows, KernelSpan columns) {
        int stride = geometry.stride();
        Terms.Builder terms = new Terms.Builder();
        for (int oc = 0; oc < geometry.outputChannels(); oc++) {
            for (int ky = rows.first(); ky < rows.end(); ky += rows.step()) {
                for (int kx = columns.first(); kx < columns.end(); kx += columns.step()) {
                    terms.add(weight(oc, 0, ky, kx), geometry.output().at(oc, -(ky / stride), -(kx / stride)));
                }
            }
        }
        return terms.build();
    }

    /** Outputs of channel 0 and the inputs of channel 0 that kernel row 0, column 0 makes them meet. */
    private static Terms positionTerms(Conv2dGeometry geometry) {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        Padding padding = geometry.padding();
        int stride = geometry.stride();
        Terms.Builder terms = new Terms.Builder();
        for (int oy = 0; oy < out.shape().height(); oy++) {
            for (int ox = 0; ox < out.shape().width(); ox++) {
                terms.add(out.at(0, oy, ox), in.at(0, oy * stride - padding.top(), ox * stride - padding.left()));
            }
        }
        return terms.build();
    }

    private int weight(int oc, int ic, int ky, int kx) {
        return ((oc * geometry.inputChannels() + ic) * geometry.kernelHeight() + ky) * geometry.kernelWidth() + kx;
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

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
        int stride = geometry.stride();
        int width = out.shape().width();
        for (int oc = 0; oc < geometry.outputChannels(); oc++) {
            for (int oy = fromRow; oy < toRow; oy++) {
                int from = xAt + oy * stride * in.rowStride();
                int row = yAt + out.at(oc, oy, 0);
                for (int ox = 0; ox < width; ox++) {
                    forward[oy][ox].sum(bias[biasAt + oc], packed, packedAt + weight(oc, 0, 0, 0),
                            x, from + ox * stride * LANES, y, row + ox * LANES);
                }
                ScalarActivation.forward(geometry.activation(), y, row, width * LANES);
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
                int y = iy + geometry.padding().top();
                int from = dyAt + y / stride * out.rowStride();
                int row = dxAt + in.at(ic, iy, 0);
                for (int ix = 0; ix < in.shape().width(); ix++) {
                    int x = ix + geometry.padding().left();
                    backward[iy][ix].sum(0, packed, packedAt + weight(0, ic, 0, 0),
                            dy, from + x / stride * LANES, dx, row + ix * LANES);
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
        return geometry.outputChannels() * sumsOfChannel();
    }

    /** Of every weight of an output channel and then of its bias, 16 each. */
    private int sumsOfChannel() {
        return (geometry.taps() + 1) * LANES;
    }

    @Override
    public void sumWeights(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] scratch,
            int scratchAt) {
        if (fromBlock == 0) {
            int lanes = scratchAt + chunk * sumsOfChannel();
            Arrays.fill(scratch, lanes, lanes + sumsOfChannel(), 0f);
        }
        for (int block = fromBlock; block < toBlock; block++) {
            sumBlock(
                    chunk, geometry, positions, x, xAt + block * geometry.input().blockStride(), dy,
                    dyAt + block * geometry.output().blockStride(), scratch, scratchAt);
        }
    }

    @Override
    public BandSums bandSums(Conv2dGeometry bands) {
        Terms terms = positionTerms(bands);
        return (chunk, x, xAt, dy, dyAt, scratch, scratchAt) -> sumBlock(chunk, bands, terms, x, xAt, dy, dyAt, scratch,
                scratchAt);
    }

    private void sumBlock(
            int chunk, Conv2dGeometry block, Terms positions, float[] x, int xAt, float[] dy, int dyAt,
            float[] scratch, int scratchAt) {
        BlockLayout in = block.input();
        int lanes = scratchAt + chunk * sumsOfChannel();
        int gradient = dyAt + chunk * block.output().planeStride();
        for (int ic = 0; ic < geometry.inputChannels(); ic++) {
            for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                    int tap = xAt + ic * in.planeStride() + ky * in.rowStride() + kx * LANES;
                    positions.addProducts(dy, gradient, x, tap, scratch, lanes);
                    lanes += LANES;
                }
            }
        }
        positions.add(dy, gradient, scratch, lanes);
    }

    @Override
    public void foldWeights(
            int chunk, float[] scratch, int scratchAt, float[] dWeights, int dWeightsAt, float[] dBias, int dBiasAt) {
        int lanes = scratchAt + chunk * sumsOfChannel();
        int weights = dWeightsAt + chunk * geometry.taps();
        for (int tap = 0; tap < geometry.taps(); tap++) {
            dWeights[weights + tap] = LaneSums.fold(scratch, lanes + tap * LANES) + 0f;
        }
        dBias[dBiasAt + chunk] = LaneSums.fold(scratch, lanes + geometry.taps() * LANES) + 0f;
    }
}
