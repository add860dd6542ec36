package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * The gradient of weights and bias of a convolution. Every weight has 16 sums, one a lane, that stay in scratch memory from
 * sweep to sweep over the positions and are folded at the end. The bias is summed by the tiles of the first taps.
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

    /** A tile that sums the bias as well needs a register for each of its channels more, and one that is free otherwise. */
    private static final int BIAS_COLUMNS = 2;

    private final Conv2dGeometry geometry;
    private final LaneTiles tiles;
    private final LaneFolds folds;
    private final int positions;
    private final int sweepBlocks;
    private final Stencil stencil;
    private final Chunk[] chunks;

    /**
     * One call: some output channels by some taps.
     *
     * @param bias whether the gradient of their bias is summed too, behind the taps
     * @param sumsAt its sums, {@code [channel][tap][16]}
     */
    private record Tile(int firstChannel, int channels, int firstTap, int taps, boolean bias, int sumsAt) {
        int sums() {
            return channels * (taps + (bias ? 1 : 0));
        }
    }

    /** Tiles whose sums lie one behind the other. */
    private record Chunk(Tile[] tiles, int sumsAt, int sums) {}

    Conv2dBackwardWeights(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.lanes();
        this.folds = target.folds();
        this.positions = geometry.output().shape().height() * geometry.output().shape().width();
        this.sweepBlocks = Math.ceilDiv(SWEEP_POSITIONS, positions);
        this.stencil = stencil(geometry, sweepBlocks);
        Groups rows = Groups.of(geometry.outputChannels(), tiles.maxRows());
        int columnTiles = columns(rows.size(0)).count();
        long work = (long) positions * geometry.outputChannels() * (geometry.taps() + 1);
        int wanted = (int) Math.ceilDiv(work, Math.clamp(work / 16, MIN_CHUNK_WORK, MAX_CHUNK_WORK));
        int rowParts = rowParts(wanted, rows.count(), columnTiles);
        int columnParts = Math.min(Math.ceilDiv(wanted, rowParts), columnTiles);
        Groups cut = new Groups(rows.count(), rowParts);
        this.chunks = new Chunk[rowParts * columnParts];
        int sums = 0;
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = chunk(rows, cut.first(i / columnParts), cut.first(i / columnParts + 1),
                    i % columnParts, columnParts, sums);
            sums += chunks[i].sums();
        }
    }

    /** The groups of channels from one to another, and of each a part of its columns. */
    private Chunk chunk(Groups rows, int fromGroup, int toGroup, int part, int parts, int firstSum) {
        List<Tile> made = new ArrayList<>();
        int sums = 0;
        for (int group = fromGroup; group < toGroup; group++) {
            Groups columns = columns(rows.size(group));
            Groups cut = new Groups(columns.count(), parts);
            for (int i = cut.first(part); i < cut.first(part + 1); i++) {
                boolean bias = i == 0;
                int firstTap = bias ? 0 : columns.first(i) - BIAS_COLUMNS;
                int taps = columns.first(i + 1) - BIAS_COLUMNS - firstTap;
                Tile tile = new Tile(rows.first(group), rows.size(group), firstTap, taps, bias,
                        (firstSum + sums) * LANES);
                made.add(tile);
                sums += tile.sums();
            }
        }
        return new Chunk(made.toArray(Tile[]::new), firstSum * LANES, sums);
    }

    /** Columns are the bias, in front, and the taps, cut into tiles alike. */
    private Groups columns(int rows) {
        return Groups.of(BIAS_COLUMNS + geometry.taps(), tiles.maxColumns(rows));
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

    private static Stencil stencil(Conv2dGeometry geometry, int blocks) {
        BlockLayout in = geometry.input();
        BlockLayout out = geometry.output();
        Shape shape = out.shape();
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int block = 0; block < blocks; block++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int iy = y * geometry.stride() - geometry.padding().top();
                    int ix = x * geometry.stride() - geometry.padding().left();
                    inputs.add(block * in.blockStride() + in.at(0, iy, ix));
                    outputs.add(block * out.blockStride() + out.at(0, y, x));
                }
            }
        }
        return new Stencil(taps(geometry), inputs.offsets(), outputs.offsets(), out.planeStride());
    }

    /** Offsets of the taps in the order of the weights, from the input under the kernel's first element. */
    private static int[] taps(Conv2dGeometry geometry) {
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
        return chunks.length;
    }

    int scratchSize() {
        return geometry.outputChannels() * (geometry.taps() + 1) * LANES;
    }

    /** Adds some blocks to the sums of a chunk; from block 0 on they begin anew. */
    void sum(
            int index, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] sums, int sumsAt) {
        Chunk chunk = chunks[index];
        if (fromBlock == 0) {
            int at = sumsAt + chunk.sumsAt();
            Arrays.fill(sums, at, at + chunk.sums() * LANES, 0f);
        }
        int sweeps = Math.ceilDiv(toBlock - fromBlock, sweepBlocks);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            int block = fromBlock + (toBlock - fromBlock) * sweep / sweeps;
            int count = (fromBlock + (toBlock - fromBlock) * (sweep + 1) / sweeps - block) * positions;
            int blockAt = dyAt + block * geometry.output().blockStride();
            run(chunk, stencil, count, x, xAt + block * geometry.input().blockStride(), dy, blockAt, sums, sumsAt);
        }
    }

    BandSums bandSums(Conv2dGeometry bands) {
        Stencil ofBands = stencil(bands, 1);
        int count = ofBands.inputs().length;
        return (index, x, xAt, dy, dyAt, sums, sumsAt) -> run(chunks[index], ofBands, count, x, xAt, dy, dyAt, sums,
                sumsAt);
    }

    private void run(
            Chunk chunk, Stencil stencil, int count, float[] x, int xAt, float[] dy, int dyAt, float[] sums,
            int sumsAt) {
        for (Tile tile : chunk.tiles()) {
            tiles.run(stencil, count, tile.channels(), tile.taps(), tile.bias(),
                    x, xAt, tile.firstTap(),
                    dy, dyAt + tile.firstChannel() * stencil.channelStride(),
                    sums, sumsAt + tile.sumsAt());
        }
    }

    /** Folds what {@link #sum} has left. */
    void fold(int index, float[] sums, int sumsAt, float[] dw, int dwAt, float[] db, int dbAt) {
        Chunk chunk = chunks[index];
        int at = sumsAt + chunk.sumsAt();
        folds.run(chunk.sums(), sums, at);
        for (Tile tile : chunk.tiles()) {
            for (int channel = tile.firstChannel(); channel < tile.firstChannel() + tile.channels(); channel++) {
                int weightsAt = dwAt + channel * geometry.taps() + tile.firstTap();
                for (int i = 0; i < tile.taps(); i++) {
                    dw[weightsAt + i] = sums[at++] + 0f;
                }
                if (tile.bias()) {
                    db[dbAt + channel] = sums[at++] + 0f;
                }
            }
        }
    }
}
