package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * The gradient of weights and bias of a convolution. Every weight has 16 sums, one a lane, that stay in scratch memory from
 * sweep to sweep over the positions and are folded at the end. The bias is treated as one more tap, in front of the others.
 */
final class Conv2dBackwardWeights {
    /**
     * Vector multiply-adds that a chunk does in a block, at least and at most: some microseconds, and what keeps enough
     * threads busy. In between it is a sixteenth of all, since larger chunks read x and dy less often.
     */
    private static final int MIN_CHUNK_WORK = 8192;

    private static final int MAX_CHUNK_WORK = 100_000;

    /** Positions that are worth loading and storing the sums of a tile; small images are swept several at a time, all sweeps alike. */
    private static final int SWEEP_POSITIONS = 128;

    private final Conv2dGeometry geometry;
    private final LaneTiles tiles;
    private final LaneFolds folds;
    private final int positions;
    private final int sweepBlocks;
    private final Stencil stencil;
    private final List<Strip[]> chunks = new ArrayList<>();

    /** Some tiles of a group of output channels. Columns are the bias and the taps, cut into tiles alike. */
    private record Strip(int firstChannel, int rows, Groups columns, int fromTile, int toTile) {
        int sums() {
            return rows * (columns.first(toTile) - columns.first(fromTile));
        }

        /** Sums before those of a tile. */
        int sumsBefore(int tile) {
            return firstChannel * columns.channels() + rows * columns.first(tile);
        }
    }

    Conv2dBackwardWeights(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.lanes();
        this.folds = target.folds();
        this.positions = geometry.output().shape().height() * geometry.output().shape().width();
        this.sweepBlocks = Math.ceilDiv(SWEEP_POSITIONS, positions);
        this.stencil = stencil();
        Groups rows = Groups.of(geometry.outputChannels(), tiles.maxRows());
        int columnTiles = columns(rows.size(0)).count();
        long work = (long) positions * geometry.outputChannels() * (geometry.taps() + 1);
        int wanted = (int) Math.ceilDiv(work, Math.clamp(work / 16, MIN_CHUNK_WORK, MAX_CHUNK_WORK));
        int rowParts = rowParts(wanted, rows.count(), columnTiles);
        int columnParts = Math.min(Math.ceilDiv(wanted, rowParts), columnTiles);
        Groups cut = new Groups(rows.count(), rowParts);
        for (int rowPart = 0; rowPart < rowParts; rowPart++) {
            for (int part = 0; part < columnParts; part++) {
                Strip[] chunk = new Strip[cut.size(rowPart)];
                for (int i = 0; i < chunk.length; i++) {
                    int group = cut.first(rowPart) + i;
                    Groups columns = columns(rows.size(group));
                    Groups parts = new Groups(columns.count(), columnParts);
                    chunk[i] = new Strip(
                            rows.first(group), rows.size(group), columns, parts.first(part), parts.first(part + 1));
                }
                chunks.add(chunk);
            }
        }
    }

    private Groups columns(int rows) {
        return Groups.of(geometry.taps() + 1, tiles.maxColumns(rows));
    }

    /** Into how many parts the rows are cut, and the columns into what is left, so that least is read. */
    private int rowParts(int wanted, int groups, int columnTiles) {
        int best = groups;
        long least = Long.MAX_VALUE;
        for (int parts = groups; parts > 0 && Math.ceilDiv(wanted, parts) <= columnTiles; parts--) {
            long read = (long) parts * geometry.input().blockStride()
                    + (long) Math.ceilDiv(wanted, parts) * geometry.output().blockStride();
            if (read < least) {
                least = read;
                best = parts;
            }
        }
        return best;
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
        return new Stencil(taps(), inputs.offsets(), outputs.offsets(), out.planeStride());
    }

    /** Offsets of the taps in the order of the weights, from the input under the kernel's first element. */
    private int[] taps() {
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

    int chunks() {
        return chunks.size();
    }

    int scratchSize() {
        return geometry.outputChannels() * (geometry.taps() + 1) * LANES;
    }

    /** Adds some blocks to the sums of a chunk; from block 0 on they begin anew. */
    void sum(
            int index, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] sums, int sumsAt) {
        Strip[] chunk = chunks.get(index);
        if (fromBlock == 0) {
            for (Strip strip : chunk) {
                int at = sumsAt + strip.sumsBefore(strip.fromTile()) * LANES;
                Arrays.fill(sums, at, at + strip.sums() * LANES, 0f);
            }
        }
        int sweeps = Math.ceilDiv(toBlock - fromBlock, sweepBlocks);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            int block = fromBlock + (toBlock - fromBlock) * sweep / sweeps;
            int count = (fromBlock + (toBlock - fromBlock) * (sweep + 1) / sweeps - block) * positions;
            for (Strip strip : chunk) {
                sweep(strip, count, x, xAt + block * geometry.input().blockStride(),
                        dy, dyAt + block * geometry.output().blockStride(), sums, sumsAt);
            }
        }
    }

    /** Folds what {@link #sum} has left. */
    void fold(int index, float[] sums, int sumsAt, float[] dw, int dwAt, float[] db, int dbAt) {
        for (Strip strip : chunks.get(index)) {
            fold(strip, sums, sumsAt, dw, dwAt, db, dbAt);
        }
    }

    private void sweep(Strip strip, int count, float[] x, int xAt, float[] dy, int dyAt, float[] sums, int sumsAt) {
        Groups columns = strip.columns();
        int channelAt = dyAt + strip.firstChannel() * geometry.output().planeStride();
        for (int tile = strip.fromTile(); tile < strip.toTile(); tile++) {
            boolean bias = tile == 0;
            int taps = columns.size(tile) - (bias ? 1 : 0);
            int firstTap = bias ? 0 : columns.first(tile) - 1;
            tiles.run(stencil, count, strip.rows(), taps, bias, x, xAt, firstTap, dy, channelAt,
                    sums, sumsAt + strip.sumsBefore(tile) * LANES);
        }
    }

    private void fold(Strip strip, float[] sums, int sumsAt, float[] dw, int dwAt, float[] db, int dbAt) {
        int at = sumsAt + strip.sumsBefore(strip.fromTile()) * LANES;
        folds.run(strip.sums(), sums, at);
        for (int tile = strip.fromTile(); tile < strip.toTile(); tile++) {
            boolean bias = tile == 0;
            int taps = strip.columns().size(tile) - (bias ? 1 : 0);
            int weightsAt = dwAt + (bias ? 0 : strip.columns().first(tile) - 1);
            for (int channel = strip.firstChannel(); channel < strip.firstChannel() + strip.rows(); channel++) {
                for (int i = 0; i < taps; i++) {
                    dw[weightsAt + channel * geometry.taps() + i] = sums[at++] + 0f;
                }
                if (bias) {
                    db[dbAt + channel] = sums[at++] + 0f;
                }
            }
        }
    }
}
