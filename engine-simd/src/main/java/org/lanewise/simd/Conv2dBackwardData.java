package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * The gradient of the input of a convolution: again sums of weights times vectors, of dy this time. With a stride, which
 * taps reach an input depends on its row and column modulo the stride, so each such phase has a stencil of its own.
 */
final class Conv2dBackwardData {
    private final Conv2dGeometry geometry;
    private final ProductTiles tiles;
    private final Groups groups;
    private final float[] zeros;
    private final List<Phase> phases = new ArrayList<>();

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
        int packedAt = 0;
        for (int row = 0; row < geometry.stride(); row++) {
            for (int column = 0; column < geometry.stride(); column++) {
                Phase phase = phase(row, column, packedAt);
                phases.add(phase);
                packedAt += phase.weights().length * geometry.inputChannels();
            }
        }
    }

    /** Input row iy is of phase {@code (iy + top) mod stride}: kernel rows ky of the same remainder reach it. */
    private Phase phase(int phaseRow, int phaseColumn, int packedAt) {
        BlockLayout out = geometry.output();
        int stride = geometry.stride();
        OffsetTable taps = new OffsetTable(geometry.weights());
        OffsetTable weights = new OffsetTable(geometry.weights());
        for (int c = 0; c < geometry.outputChannels(); c++) {
            for (int ky = phaseRow; ky < geometry.kernelHeight(); ky += stride) {
                for (int kx = phaseColumn; kx < geometry.kernelWidth(); kx += stride) {
                    taps.add(c * out.planeStride() - ky / stride * out.rowStride() - kx / stride * LANES);
                    weights.add((c * geometry.inputChannels() * geometry.kernelHeight() + ky) * geometry.kernelWidth()
                            + kx);
                }
            }
        }
        BlockLayout in = geometry.input();
        int height = in.shape().height();
        int width = in.shape().width();
        int[] firstOfRow = new int[height + 1];
        OffsetTable inputs = new OffsetTable(height * width * (LANES / tiles.lanes()));
        OffsetTable outputs = new OffsetTable(height * width * (LANES / tiles.lanes()));
        for (int y = 0; y < height; y++) {
            int row = y + geometry.padding().top();
            for (int x = 0; x < width; x++) {
                int column = x + geometry.padding().left();
                if (row % stride == phaseRow && column % stride == phaseColumn) {
                    inputs.addVectors(out.at(0, row / stride, column / stride), tiles.lanes());
                    outputs.addVectors(in.at(0, y, x), tiles.lanes());
                }
            }
            firstOfRow[y + 1] = inputs.size();
        }
        Stencil stencil = new Stencil(taps.offsets(), inputs.offsets(), outputs.offsets(), in.planeStride());
        return new Phase(stencil, firstOfRow, weights.offsets(), packedAt);
    }

    int packedSize() {
        return geometry.weights();
    }

    void pack(float[] weights, int weightsAt, float[] packed, int packedAt) {
        int kernel = geometry.kernelHeight() * geometry.kernelWidth();
        for (Phase phase : phases) {
            int at = packedAt + phase.packedAt();
            for (int g = 0; g < groups.count(); g++) {
                for (int weight : phase.weights()) {
                    for (int c = groups.first(g); c < groups.first(g + 1); c++) {
                        packed[at++] = weights[weightsAt + weight + c * kernel];
                    }
                }
            }
        }
    }

    void run(float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow) {
        for (int p = 0; p < phases.size(); p++) {
            Phase phase = phases.get(p);
            for (int g = 0; g < groups.count(); g++) {
                int first = groups.first(g);
                tiles.run(phase.stencil(), phase.firstOfRow()[fromRow], phase.firstOfRow()[toRow], groups.size(g),
                        dy, dyAt, packed, packedAt + phase.packedAt() + first * phase.weights().length, zeros, 0, false,
                        dx, dxAt + first * geometry.input().planeStride());
            }
        }
    }
}
