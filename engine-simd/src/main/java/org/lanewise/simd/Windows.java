package org.lanewise.simd;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** The windows of a pooling: where each begins, and where its elements lie from there. */
final class Windows {
    private final Pool2dGeometry geometry;
    private final Runs input;
    private final int[] elements;

    Windows(Pool2dGeometry geometry) {
        this.geometry = geometry;
        this.input = new Runs(geometry.input());
        OffsetTable table = new OffsetTable();
        for (int ky = 0; ky < geometry.windowHeight(); ky++) {
            for (int kx = 0; kx < geometry.windowWidth(); kx++) {
                table.add(ky * geometry.input().rowStride() + kx * BlockLayout.LANES);
            }
        }
        this.elements = table.offsets();
    }

    Pool2dGeometry geometry() {
        return geometry;
    }

    /** Offsets of the elements of a window from its first, row by row. */
    int[] elements() {
        return elements;
    }

    int rows() {
        return geometry.output().shape().height();
    }

    /** Floats of a row of outputs. */
    int rowLength() {
        return geometry.output().shape().width() * BlockLayout.LANES;
    }

    /** Floats from a window to the next in its row. */
    int step() {
        return geometry.stride() * BlockLayout.LANES;
    }

    /** Offset of the first window of a row in the input. */
    int in(int channel, int row) {
        return geometry.input().at(channel, row * geometry.stride(), 0);
    }

    /** Offset of the result of that window. */
    int out(int channel, int row) {
        return geometry.output().at(channel, row, 0);
    }

    /** Whether windows have two rows and columns. */
    boolean areTwoByTwo() {
        return geometry.windowHeight() == 2 && geometry.windowWidth() == 2;
    }

    /** Whether no element is in two windows. */
    boolean areApart() {
        return !geometry.overlaps();
    }

    /** Zeros dx, unless each of its elements is in exactly one window and will be written anyway. */
    void clear(float[] dx, int dxAt, int fromChannel, int toChannel) {
        Shape in = geometry.input().shape();
        Shape out = geometry.output().shape();
        boolean tiled = geometry.windowHeight() == geometry.stride()
                && geometry.windowWidth() == geometry.stride()
                && out.height() * geometry.stride() == in.height()
                && out.width() * geometry.stride() == in.width();
        if (!tiled) {
            input.clear(dx, dxAt, fromChannel, toChannel);
        }
    }
}
