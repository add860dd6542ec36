package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * The gradient of weights and bias of a convolution. Every weight has 16 sums, one a lane, that stay in scratch memory from
 * block to block and are folded at the end. The bias is treated as one more tap, in front of the others.
 */
final class Conv2dBackwardWeights {
    /**
     * Vector multiply-adds that a chunk does in a block, at least and at most: some microseconds, and what keeps enough
     * threads busy. In between it is a sixteenth of all, since larger chunks read dy less often.
     */
    private static final int MIN_CHUNK_WORK = 8192;

    private static final int MAX_CHUNK_WORK = 65536;

    /** Positions that are worth loading and storing the sums of a tile; small images are swept several at a time. */
    private static final int SWEEP_POSITIONS = 64;

    private final Conv2dGeometry geometry;
    private final LaneTiles tiles;
    private final Groups outputChannels;
    private final int positions;
    private final int sweepBlocks;
    private final Stencil stencil;
    private final List<Chunk> chunks = new ArrayList<>();

    /** Some tiles of a group of output channels. Columns are the bias and the taps, cut into tiles alike. */
    private record Chunk(int group, Groups columns, int fromTile, int toTile) {}

    Conv2dBackwardWeights(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.lanes();
        this.outputChannels = Groups.of(geometry.outputChannels(), tiles.maxRows());
        this.positions = geometry.output().shape().height() * geometry.output().shape().width();
        this.sweepBlocks = Math.ceilDiv(SWEEP_POSITIONS, positions);
        this.stencil = stencil();
        long work = (long) positions * geometry.outputChannels() * (geometry.taps() + 1);
        int chunkWork = Math.clamp(work / 16, MIN_CHUNK_WORK, MAX_CHUNK_WORK);
        for (int group = 0; group < outputChannels.count(); group++) {
            int rows = outputChannels.size(group);
            Groups columns = Groups.of(geometry.taps() + 1, tiles.maxColumns(rows));
            int tileWork = positions * rows * columns.size(0);
            Groups cut = Groups.of(columns.count(), Math.ceilDiv(chunkWork, tileWork));
            for (int i = 0; i < cut.count(); i++) {
                chunks.add(new Chunk(group, columns, cut.first(i), cut.first(i + 1)));
            }
        }
    }

    private Stencil stencil() {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        Shape shape = out.shape();
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int block = 0; block < sweepBlocks; block++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int iy = y * geometry.stride() - geometry.padding().top();
                    int ix = x * geometry.stride() - geometry.padding().left();
                    inputs.add(block * in.blockStride() + in.at(0, iy, ix));
                    outputs.add(block * out.blockStride() + out.at(0, y, x));
                }
            }
        }
        return new Stencil(Conv2dForward.taps(geometry), inputs.offsets(), outputs.offsets(), out.planeStride());
    }

    int chunks() {
        return chunks.size();
    }

    int scratchSize() {
        return geometry.outputChannels() * (geometry.taps() + 1) * LANES;
    }

    void run(
            int index, float[] x, int xAt, float[] dy, int dyAt, int blocks, float[] scratch, int scratchAt, float[] dw,
            int dwAt, float[] db, int dbAt) {
        Chunk chunk = chunks.get(index);
        int firstChannel = outputChannels.first(chunk.group());
        int rows = outputChannels.size(chunk.group());
        int sumsAt = scratchAt + firstChannel * (geometry.taps() + 1) * LANES;
        int from = sumsAt + chunk.columns().first(chunk.fromTile()) * rows * LANES;
        int to = sumsAt + chunk.columns().first(chunk.toTile()) * rows * LANES;
        Arrays.fill(scratch, from, to, 0f);
        for (int block = 0; block < blocks; block += sweepBlocks) {
            sweep(chunk, rows, Math.min(sweepBlocks, blocks - block) * positions,
                    x, xAt + block * geometry.input().blockStride(),
                    dy, dyAt + block * geometry.output().blockStride() + firstChannel * geometry.output().planeStride(),
                    scratch, sumsAt);
        }
        for (int tile = chunk.fromTile(); tile < chunk.toTile(); tile++) {
            fold(chunk.columns(), tile, firstChannel, rows, scratch, sumsAt, dw, dwAt, db, dbAt);
        }
    }

    private void sweep(
            Chunk chunk, int rows, int count, float[] x, int xAt, float[] dy, int dyAt, float[] sums, int sumsAt) {
        Groups columns = chunk.columns();
        for (int tile = chunk.fromTile(); tile < chunk.toTile(); tile++) {
            int at = sumsAt + columns.first(tile) * rows * LANES;
            if (tile == 0) {
                tiles.run(stencil, count, rows, columns.size(0) - 1, true, x, xAt, 0, dy, dyAt, sums, at);
            } else {
                int firstTap = columns.first(tile) - 1;
                tiles.run(stencil, count, rows, columns.size(tile), false, x, xAt, firstTap, dy, dyAt, sums, at);
            }
        }
    }

    private void fold(
            Groups columns, int tile, int firstChannel, int rows, float[] sums, int sumsAt, float[] dw, int dwAt,
            float[] db, int dbAt) {
        int size = columns.size(tile);
        int at = sumsAt + columns.first(tile) * rows * LANES;
        for (int row = 0; row < rows; row++) {
            int channel = firstChannel + row;
            for (int i = 0; i < size; i++) {
                float sum = LaneSums.fold(sums, at + (row * size + i) * LANES);
                if (tile > 0) {
                    dw[dwAt + channel * geometry.taps() + columns.first(tile) - 1 + i] = sum;
                } else if (i < size - 1) {
                    dw[dwAt + channel * geometry.taps() + i] = sum;
                } else {
                    db[dbAt + channel] = sum;
                }
            }
        }
    }
}
