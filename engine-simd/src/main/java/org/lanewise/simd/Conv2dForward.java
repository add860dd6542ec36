package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/** The forward pass of a convolution. Packed weights are {@code [group of output channels][tap][channel in the group]}. */
final class Conv2dForward {
    private final Conv2dGeometry geometry;
    private final ProductTiles tiles;
    private final Functions functions;
    private final Groups groups;
    private final Stencil stencil;
    private final int[] weightOffsets;
    private final int rowPositions;
    private final int bandRows;

    Conv2dForward(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.products();
        this.functions = target.functions();
        this.groups = Groups.of(geometry.outputChannels(), tiles.maxRows());
        this.stencil = stencil(geometry, tiles.lanes());
        this.weightOffsets = IntStream.range(0, geometry.taps()).toArray();
        this.rowPositions = geometry.output().shape().width() * (LANES / tiles.lanes());
        this.bandRows = Bands.rows((long) rowPositions * geometry.taps() * groups.size(0));
    }

    private static Stencil stencil(Conv2dGeometry geometry, int lanes) {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        int height = out.shape().height();
        int width = out.shape().width();
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int iy = y * geometry.stride() - geometry.padding().top();
                int ix = x * geometry.stride() - geometry.padding().left();
                inputs.addVectors(in.at(0, iy, ix), lanes);
                outputs.addVectors(out.at(0, y, x), lanes);
            }
        }
        return new Stencil(taps(geometry), inputs.offsets(), outputs.offsets(), out.planeStride());
    }

    /** Offsets of the taps in the order of the weights, from the input under the kernel's first element. */
    static int[] taps(Conv2dGeometry geometry) {
        OffsetTable taps = new OffsetTable();
        for (int c = 0; c < geometry.inputChannels(); c++) {
            for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                    taps.add(c * geometry.input().planeStride() + ky * geometry.input().rowStride() + kx * LANES);
                }
            }
        }
        return taps.offsets();
    }

    int packedSize() {
        return geometry.weights();
    }

    void pack(float[] weights, int weightsAt, float[] packed, int packedAt) {
        for (int g = 0; g < groups.count(); g++) {
            int first = groups.first(g) * geometry.taps();
            tiles.pack(groups.size(g), weightOffsets, weights, weightsAt + first, geometry.taps(), packed,
                    packedAt + first);
        }
    }

    void run(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow) {
        boolean relu = geometry.activation() == Activation.RELU;
        for (int row = fromRow; row < toRow; row += bandRows) {
            int end = Math.min(toRow, row + bandRows);
            for (int g = 0; g < groups.count(); g++) {
                int first = groups.first(g);
                tiles.run(stencil, row * rowPositions, end * rowPositions, groups.size(g), x, xAt,
                        packed, packedAt + first * geometry.taps(), bias, biasAt + first, relu,
                        y, yAt + first * geometry.output().planeStride());
            }
        }
        if (geometry.activation() != Activation.IDENTITY && !relu) {
            activate(y, yAt, fromRow, toRow);
        }
    }

    private void activate(float[] y, int yAt, int fromRow, int toRow) {
        int length = geometry.output().shape().width() * LANES;
        for (int c = 0; c < geometry.outputChannels(); c++) {
            for (int row = fromRow; row < toRow; row++) {
                int at = yAt + geometry.output().at(c, row, 0);
                functions.forward(geometry.activation(), y, at, y, at, length);
            }
        }
    }
}
