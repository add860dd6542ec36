package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/** With vectors of inputs: each chunk copies its part of x. */
final class LinearWeightsByInputs implements LinearBackwardWeights {
    /** Units of a chunk: few enough that the copy for a usual batch stays in the cache. */
    private static final int CHUNK_UNITS = 4;

    private final LinearGeometry geometry;
    private final OuterTiles tiles;
    private final int[] inputOffsets;
    private final Groups outputs;
    private final Groups chunks;

    LinearWeightsByInputs(LinearGeometry geometry, OuterTiles tiles) {
        this.geometry = geometry;
        this.tiles = tiles;
        this.inputOffsets = geometry.input().offsets();
        this.outputs = Groups.of(geometry.outputs(), tiles.maxRows());
        this.chunks = Groups.of(Math.ceilDiv(geometry.inputs(), UNIT), CHUNK_UNITS);
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public int scratchSize(int images) {
        return copySize(images) + (geometry.inputs() < UNIT ? geometry.outputs() * UNIT : 0);
    }

    private int copySize(int images) {
        return chunks.channels() * UNIT * BlockLayout.blocks(images) * LANES;
    }

    @Override
    public void run(
            int chunk, int images, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt,
            float[] dw, int dwAt, float[] db, int dbAt) {
        int from = chunks.first(chunk) * UNIT;
        int to = Math.min(chunks.first(chunk + 1) * UNIT, geometry.inputs());
        int stride = chunks.size(chunk) * UNIT;
        int copyAt = scratchAt + from * BlockLayout.blocks(images) * LANES;
        copy(images, x, xAt, from, to, scratch, copyAt, stride);
        if (to < UNIT) {
            // A vector is longer than a row of weights: whole vectors go to scratch memory.
            int sumsAt = scratchAt + copySize(images);
            multiply(UNIT, images, scratch, copyAt, stride, dy, dyAt, scratch, sumsAt, UNIT);
            for (int o = 0; o < geometry.outputs(); o++) {
                System.arraycopy(scratch, sumsAt + o * UNIT, dw, dwAt + o * to, to);
            }
        } else {
            int whole = (to - from) / UNIT * UNIT;
            multiply(whole, images, scratch, copyAt, stride, dy, dyAt, dw, dwAt + from, geometry.inputs());
            if (whole < to - from) {
                // The last vector overlaps the one before; both compute the same sums.
                int last = to - UNIT;
                multiply(UNIT, images, scratch, copyAt + last - from, stride, dy, dyAt, dw, dwAt + last,
                        geometry.inputs());
            }
        }
        if (chunk == 0) {
            LinearBackwardBias.run(geometry.outputs(), images, dy, dyAt, db, dbAt);
        }
    }

    /** Inputs that lie one behind the other are copied together; a border ends such a run. */
    private void copy(int images, float[] x, int xAt, int from, int to, float[] copy, int copyAt, int stride) {
        for (int first = from, end; first < to; first = end) {
            end = first + 1;
            while (end < to && inputOffsets[end] == inputOffsets[end - 1] + LANES) {
                end++;
            }
            Transposition.images(images, end - first, x, xAt + inputOffsets[first], geometry.input().blockStride(),
                    copy, copyAt + first - from, stride);
        }
    }

    private void multiply(
            int columns, int images, float[] x, int xAt, int xStride, float[] dy, int dyAt, float[] dw, int dwAt,
            int dwStride) {
        for (int g = 0; g < outputs.count(); g++) {
            int first = outputs.first(g);
            tiles.run(outputs.size(g), columns, images, x, xAt, xStride, dy, dyAt + first * LANES,
                    geometry.output().blockStride(), dw, dwAt + first * dwStride, dwStride);
        }
    }
}
