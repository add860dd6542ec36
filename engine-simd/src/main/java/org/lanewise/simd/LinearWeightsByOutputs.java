package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * With vectors of outputs, for few of them: each chunk copies dy, and at the end turns its sums, {@code [input][output]},
 * round.
 */
final class LinearWeightsByOutputs implements LinearBackwardWeights {
    /** Units of a chunk: enough that every chunk copying dy for itself matters little. */
    private static final int CHUNK_UNITS = 8;

    private final LinearGeometry geometry;
    private final OuterTiles tiles;
    private final int columns;
    private final Groups chunks;

    LinearWeightsByOutputs(LinearGeometry geometry, OuterTiles tiles) {
        this.geometry = geometry;
        this.tiles = tiles;
        this.columns = Math.ceilDiv(geometry.outputs(), UNIT) * UNIT;
        this.chunks = Groups.of(Math.ceilDiv(geometry.inputs(), UNIT), CHUNK_UNITS);
    }

    /** Whether this takes less time than {@link LinearWeightsByInputs}. */
    static boolean suits(LinearGeometry geometry) {
        return geometry.input().isDense() && geometry.outputs() <= 2 * UNIT;
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public int scratchSize(int images) {
        return chunks.count() * columns * BlockLayout.blocks(images) * LANES + geometry.inputs() * columns;
    }

    @Override
    public void run(
            int chunk, int images, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt,
            float[] dw, int dwAt, float[] db, int dbAt) {
        int copySize = columns * BlockLayout.blocks(images) * LANES;
        int copyAt = scratchAt + chunk * copySize;
        Transposition.images(
                images, geometry.outputs(), dy, dyAt, geometry.output().blockStride(), scratch, copyAt, columns);
        int from = chunks.first(chunk) * UNIT;
        int to = Math.min(chunks.first(chunk + 1) * UNIT, geometry.inputs());
        int sumsAt = scratchAt + chunks.count() * copySize + from * columns;
        Groups rows = Groups.of(to - from, tiles.maxRows());
        for (int g = 0; g < rows.count(); g++) {
            int first = rows.first(g);
            tiles.run(rows.size(g), columns, images, scratch, copyAt, columns, x, xAt + (from + first) * LANES,
                    geometry.input().blockStride(), scratch, sumsAt + first * columns, columns);
        }
        Transposition.run(
                to - from, geometry.outputs(), scratch, sumsAt, columns, dw, dwAt + from, geometry.inputs());
        if (chunk == 0) {
            LinearBackwardBias.run(geometry.outputs(), images, dy, dyAt, db, dbAt);
        }
    }
}
