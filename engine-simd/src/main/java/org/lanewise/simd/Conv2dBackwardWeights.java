package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * The gradient of weights and bias of a convolution. Every weight has 16 sums, one a lane, that stay in scratch memory from
 * band to band of positions and are folded at the end. Of some output channels they lie as
 * {@code [bias][tile][output channel][tap of the tile][16]}; a tile is some neighbouring taps of a row of the kernel.
 *
 * <p>A chunk brings dy of a few output channels, band by band, into the nearest cache and into the order in which its tiles
 * read it, and all of them go over it there.
 */
final class Conv2dBackwardWeights {
    /** Vector multiply-adds that a chunk does in a block at least: some microseconds. */
    private static final int CHUNK_WORK = 8192;

    /** Chunks wanted, however large the work: what keeps as many threads busy as such networks can use. */
    private static final int WANTED = 16;

    /** Tiles of a chunk that are worth packing its dy. */
    private static final int WORTHWHILE = 24;

    /**
     * Vectors of dy in a band: they and what is read of x lie in a cache of 48 kB, and there are enough positions to be worth
     * loading and storing the sums of a tile.
     */
    private static final int BAND = 384;

    private final Conv2dGeometry geometry;
    private final LaneTiles tiles;
    private final LaneFolds folds;
    private final int positions;
    private final int sweepBlocks;
    private final Stencil stencil;
    private final Groups channelGroups;
    private final List<Strip> strips = new ArrayList<>();

    /**
     * A chunk: some tiles of a group of output channels; the first has the bias with it.
     *
     * @param firstTap of the first tile
     * @param tiles taps of each tile
     * @param inputs where each tile meets the input, from where the first tap does
     * @param sums of all tiles, and of the bias
     */
    private record Strip(int firstChannel, int rows, int firstTap, int[] tiles, int[] inputs, int sums) {
        boolean hasBias() {
            return firstTap == 0;
        }
    }

    /**
     * @param first number of the first sum of some output channels
     * @param sums number of each sum from there, the bias and then the taps
     */
    record Places(int first, int[] sums) {}

    Conv2dBackwardWeights(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.lanes();
        this.folds = target.folds();
        this.positions = geometry.output().shape().height() * geometry.output().shape().width();
        this.channelGroups = Groups.of(geometry.outputChannels(), tiles.maxRows());
        this.sweepBlocks = Math.ceilDiv(bandPositions(channelGroups.size(0)), positions);
        this.stencil = stencil();
        int columnParts = columnParts(tiles(channelGroups.size(0)).length);
        for (int group = 0; group < channelGroups.count(); group++) {
            int[] tiles = tiles(channelGroups.size(group));
            Groups parts = new Groups(tiles.length, columnParts);
            for (int part = 0; part < columnParts; part++) {
                strips.add(strip(group, tiles, parts.first(part), parts.first(part + 1)));
            }
        }
    }

    private Strip strip(int group, int[] tiles, int from, int to) {
        int firstTap = IntStream.of(tiles).limit(from).sum();
        int[] own = Arrays.copyOfRange(tiles, from, to);
        OffsetTable inputs = new OffsetTable();
        int tap = firstTap;
        for (int taps : own) {
            inputs.add(tapOffset(tap));
            tap += taps;
        }
        int rows = channelGroups.size(group);
        int sums = rows * (tap - firstTap + (from == 0 ? 1 : 0));
        return new Strip(channelGroups.first(group), rows, firstTap, own, inputs.offsets(), sums);
    }

    /** Into how many parts the tiles of a group of channels are cut. */
    private int columnParts(int tiles) {
        long work = (long) positions * geometry.outputChannels() * (geometry.taps() + 1);
        int wanted = Math.clamp(work / CHUNK_WORK, 1, WANTED);
        return Math.clamp(tiles / WORTHWHILE, 1, Math.ceilDiv(wanted, channelGroups.count()));
    }

    private static int bandPositions(int rows) {
        return BAND / rows;
    }

    /** Taps of each tile for so many channels: every row of the kernel is cut alike. */
    private int[] tiles(int rows) {
        Groups pieces = Groups.of(geometry.kernelWidth(), tiles.maxColumns(rows));
        return IntStream.range(0, geometry.inputChannels() * geometry.kernelHeight() * pieces.count())
                .map(tile -> pieces.size(tile % pieces.count()))
                .toArray();
    }

    /** Small images are swept several blocks at a time. */
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
        return new Stencil(new int[0], inputs.offsets(), outputs.offsets(), out.planeStride());
    }

    /** Where a tap meets the input, from where the first one does. */
    private int tapOffset(int tap) {
        int row = tap / geometry.kernelWidth();
        return row / geometry.kernelHeight() * geometry.input().planeStride()
                + row % geometry.kernelHeight() * geometry.input().rowStride()
                + tap % geometry.kernelWidth() * LANES;
    }

    int chunks() {
        return strips.size();
    }

    int scratchSize() {
        return sumsSize() + strips.size() * packedSize();
    }

    private int sumsSize() {
        return geometry.outputChannels() * (geometry.taps() + 1) * LANES;
    }

    /** What a chunk packs of dy, and a place for sums that nobody reads. */
    private int packedSize() {
        return (BAND + tiles.maxRows()) * LANES;
    }

    /** Where the first of the sums of a strip lies in the scratch memory. */
    private int at(Strip strip) {
        int before = strip.hasBias() ? 0 : strip.rows() * (1 + strip.firstTap());
        return (strip.firstChannel() * (geometry.taps() + 1) + before) * LANES;
    }

    /** Computes one chunk. */
    void run(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int blocks, float[] scratch, int scratchAt, float[] dw,
            int dwAt, float[] db, int dbAt) {
        sum(chunk, x, xAt, dy, dyAt, blocks, scratch, scratchAt);
        fold(chunk, scratch, scratchAt, dw, dwAt, db, dbAt);
    }

    /** Only the sums of a chunk, to be folded later. */
    void sum(int index, float[] x, int xAt, float[] dy, int dyAt, int blocks, float[] sums, int sumsAt) {
        Strip strip = strips.get(index);
        int at = sumsAt + at(strip);
        int packedAt = sumsAt + sumsSize() + index * packedSize();
        Arrays.fill(sums, at, at + strip.sums() * LANES, 0f);
        int channelAt = dyAt + strip.firstChannel() * geometry.output().planeStride();
        for (int block = 0; block < blocks; block += sweepBlocks) {
            int count = Math.min(sweepBlocks, blocks - block) * positions;
            int bands = Math.ceilDiv(count, bandPositions(strip.rows()));
            for (int band = 0; band < bands; band++) {
                sum(strip, count * band / bands, count * (band + 1) / bands,
                        x, xAt + block * geometry.input().blockStride(),
                        dy, channelAt + block * geometry.output().blockStride(), sums, at, packedAt);
            }
        }
    }

    private void sum(
            Strip strip, int from, int to, float[] x, int xAt, float[] dy, int dyAt, float[] sums, int sumsAt,
            int packedAt) {
        int rows = strip.rows();
        int biasAt = strip.hasBias() ? sumsAt : packedAt + BAND * LANES;
        tiles.pack(stencil, from, to, rows, dy, dyAt, sums, packedAt, sums, biasAt);
        int at = strip.hasBias() ? sumsAt + rows * LANES : sumsAt;
        for (int tile = 0; tile < strip.tiles().length; tile++) {
            int taps = strip.tiles()[tile];
            tiles.run(stencil.inputs(), from, to, rows, taps, x, xAt + strip.inputs()[tile], sums, packedAt, sums, at);
            at += rows * taps * LANES;
        }
    }

    /** Folds what {@link #sum} has left. */
    void fold(int index, float[] scratch, int scratchAt, float[] dw, int dwAt, float[] db, int dbAt) {
        Strip strip = strips.get(index);
        int at = scratchAt + at(strip);
        folds.run(strip.sums(), scratch, at);
        int end = strip.firstChannel() + strip.rows();
        if (strip.hasBias()) {
            for (int channel = strip.firstChannel(); channel < end; channel++) {
                db[dbAt + channel] = scratch[at++] + 0f;
            }
        }
        int tap = dwAt + strip.firstTap();
        for (int taps : strip.tiles()) {
            for (int channel = strip.firstChannel(); channel < end; channel++) {
                int weightsAt = tap + channel * geometry.taps();
                for (int i = 0; i < taps; i++) {
                    dw[weightsAt + i] = scratch[at++] + 0f;
                }
            }
            tap += taps;
        }
    }

    /** Where the sums of an output channel lie. */
    Places places(int channel) {
        int group = 0;
        while (channelGroups.first(group + 1) <= channel) {
            group++;
        }
        int rows = channelGroups.size(group);
        int row = channel - channelGroups.first(group);
        int[] sums = new int[geometry.taps() + 1];
        sums[0] = row;
        int tap = 0;
        for (int taps : tiles(rows)) {
            for (int i = 0; i < taps; i++) {
                sums[1 + tap + i] = rows * (1 + tap) + row * taps + i;
            }
            tap += taps;
        }
        return new Places(channelGroups.first(group) * (geometry.taps() + 1), sums);
    }
}
