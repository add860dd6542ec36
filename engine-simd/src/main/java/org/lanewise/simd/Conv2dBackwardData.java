package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * The gradient of the input of a convolution: again sums of weights times vectors, of dy this time. With a stride, which
 * taps reach an input depends on its row and column modulo the stride, so each such phase has a stencil of its own: input row
 * iy is reached by the kernel rows ky with the same remainder as iy + top.
 */
final class Conv2dBackwardData {
    private final Conv2dGeometry geometry;
    private final ProductTiles tiles;
    private final Groups groups;
    private final float[] zeros;
    private final Phase[] phases;
    private final int bandRows;

    /**
     * The inputs that the same taps reach.
     *
     * @param stencil its outputs are in dx
     * @param firstOfRow index of the first position of each row, and of the end
     * @param weights index of the weight of each tap for input channel 0
     * @param packedAt where its weights begin, {@code [group of input channels][tap][channel in the group]}
     */
    private record Phase(Stencil stencil, int[] firstOfRow, int[] weights, int packedAt) {}

    Conv2dBackwardData(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.products();
        this.groups = Groups.of(geometry.inputChannels(), tiles.maxRows());
        this.zeros = new float[tiles.maxRows()];
        int stride = geometry.stride();
        int rows = Math.min(stride, geometry.input().shape().height());
        int columns = Math.min(stride, geometry.input().shape().width());
        this.phases = new Phase[rows * columns];
        int packedAt = 0;
        for (int i = 0; i < phases.length; i++) {
            phases[i] = phase(i / columns, i % columns, packedAt);
            packedAt += phases[i].weights().length * geometry.inputChannels();
        }
        int rowPositions = geometry.input().shape().width() * (LANES / tiles.lanes());
        int taps = Math.ceilDiv(geometry.weights() / geometry.inputChannels(), stride * stride);
        this.bandRows = Bands.rows((long) rowPositions * taps * groups.size(0));
    }

    /** The phase of an input row and column, which are its first. */
    private Phase phase(int firstRow, int firstColumn, int packedAt) {
        BlockLayout out = geometry.output();
        int stride = geometry.stride();
        int top = geometry.padding().top();
        int left = geometry.padding().left();
        OffsetTable taps = new OffsetTable();
        OffsetTable weights = new OffsetTable();
        for (int c = 0; c < geometry.outputChannels(); c++) {
            for (int ky = (firstRow + top) % stride; ky < geometry.kernelHeight(); ky += stride) {
                for (int kx = (firstColumn + left) % stride; kx < geometry.kernelWidth(); kx += stride) {
                    taps.add(c * out.planeStride() - ky / stride * out.rowStride() - kx / stride * LANES);
                    weights.add((c * geometry.inputChannels() * geometry.kernelHeight() + ky) * geometry.kernelWidth()
                            + kx);
                }
            }
        }
        BlockLayout in = geometry.input();
        int[] firstOfRow = new int[in.shape().height() + 1];
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int y = 0; y < in.shape().height(); y++) {
            firstOfRow[y] = inputs.size();
            if (y % stride == firstRow) {
                for (int x = firstColumn; x < in.shape().width(); x += stride) {
                    inputs.addVectors(out.at(0, (y + top) / stride, (x + left) / stride), tiles.lanes());
                    outputs.addVectors(in.at(0, y, x), tiles.lanes());
                }
            }
        }
        firstOfRow[in.shape().height()] = inputs.size();
        Stencil stencil = new Stencil(taps.offsets(), inputs.offsets(), outputs.offsets(), in.planeStride());
        return new Phase(stencil, firstOfRow, weights.offsets(), packedAt);
    }

    int packedSize() {
        return geometry.weights();
    }

    void pack(float[] weights, int weightsAt, float[] packed, int packedAt) {
        int kernel = geometry.kernelHeight() * geometry.kernelWidth();
        for (Phase phase : phases) {
            for (int g = 0; g < groups.count(); g++) {
                int first = groups.first(g);
                tiles.pack(groups.size(g), phase.weights(), weights, weightsAt + first * kernel, kernel,
                        packed, packedAt + phase.packedAt() + first * phase.weights().length);
            }
        }
    }

    void run(float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row += bandRows) {
            runBand(dy, dyAt, packed, packedAt, dx, dxAt, row, Math.min(toRow, row + bandRows));
        }
    }

    private void runBand(
            float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        for (Phase phase : phases) {
            for (int g = 0; g < groups.count(); g++) {
                int first = groups.first(g);
                tiles.run(phase.stencil(), phase.firstOfRow()[fromRow], phase.firstOfRow()[toRow], groups.size(g),
                        dy, dyAt, packed, packedAt + phase.packedAt() + first * phase.weights().length, zeros, 0, false,
                        dx, dxAt + first * geometry.input().planeStride());
            }
        }
    }
}
