package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Activation;

/**
 * Weights times a batch of vectors: the forward pass of Linear and, with the transposed weights, its gradient of the
 * input. The blocks of the batch are the positions, the inputs are the taps. Packed weights are
 * {@code [group of rows][tap][row in the group]}.
 */
final class MatrixProduct {
    /** Blocks of a chunk: few enough that their inputs stay in the cache from one group of rows to the next. */
    private static final int SPAN = 12;

    /** Vector multiply-adds of a block that are worth a chunk: some microseconds with the usual number of blocks. */
    private static final int CHUNK_WORK = 2048;

    /** Weights that are worth a chunk of packing: some microseconds. */
    private static final int CHUNK_WEIGHTS = 8192;

    private final ProductTiles tiles;
    private final int inputStride;
    private final int outputStride;
    private final int rowStride;
    private final int[] weightOffsets;
    private final int[] packedOrder;
    private final Stencil stencil;
    private final List<Group> groups = new ArrayList<>();
    private final Groups ranges;
    private final Groups packRanges;

    /** Rows that one tile computes, and where their results lie. */
    private record Group(int first, int size, int output) {}

    /**
     * @param inputs offsets of the inputs in a block
     * @param inputStride floats from a block of inputs to the next
     * @param rows offsets of the results in a block
     * @param outputStride floats from a block of results to the next
     * @param rowStride from a weight to that of the next row
     * @param tapStride from a weight to that of the next input
     */
    MatrixProduct(
            ProductTiles tiles, int[] inputs, int inputStride, int[] rows, int outputStride, int rowStride,
            int tapStride) {
        this.tiles = tiles;
        this.inputStride = inputStride;
        this.outputStride = outputStride;
        this.rowStride = rowStride;
        this.weightOffsets = IntStream.range(0, inputs.length).map(tap -> tap * tapStride).toArray();
        this.packedOrder = IntStream.range(0, inputs.length).toArray();
        this.stencil = stencil(tiles.lanes(), inputs, inputStride, outputStride);
        for (int first = 0, end; first < rows.length; first = end) {
            end = first + 1;
            while (end < rows.length && rows[end] == rows[end - 1] + LANES) {
                end++;
            }
            addGroups(first, end, rows[first]);
        }
        int groupWork = groups.getFirst().size() * inputs.length;
        this.ranges = Groups.of(groups.size(), Math.ceilDiv(CHUNK_WORK, groupWork));
        this.packRanges = Groups.of(groups.size(), Math.ceilDiv(CHUNK_WEIGHTS, groupWork));
    }

    private static Stencil stencil(int lanes, int[] inputs, int inputStride, int outputStride) {
        OffsetTable blocksIn = new OffsetTable();
        OffsetTable blocksOut = new OffsetTable();
        for (int block = 0; block < SPAN; block++) {
            blocksIn.addVectors(block * inputStride, lanes);
            blocksOut.addVectors(block * outputStride, lanes);
        }
        return new Stencil(inputs, blocksIn.offsets(), blocksOut.offsets(), LANES);
    }

    /** Rows whose results lie one behind the other; where a row of the image ends at a border, so do they. */
    private void addGroups(int from, int to, int output) {
        Groups cut = Groups.of(to - from, tiles.maxRows());
        for (int i = 0; i < cut.count(); i++) {
            groups.add(new Group(from + cut.first(i), cut.size(i), output + cut.first(i) * LANES));
        }
    }

    int packChunks() {
        return packRanges.count();
    }

    void pack(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt) {
        for (int g = packRanges.first(chunk); g < packRanges.first(chunk + 1); g++) {
            Group group = groups.get(g);
            tiles.pack(group.size(), weightOffsets, weights, weightsAt + group.first() * rowStride, rowStride,
                    packed, packedAt + group.first() * weightOffsets.length);
        }
    }

    int chunks(int blocks) {
        return Math.ceilDiv(blocks, SPAN) * ranges.count();
    }

    /**
     * Computes one chunk.
     *
     * @param start where the sums start, one value a row, or a single group's worth if {@code startStride} is 0
     * @param startStride 1, or 0 to start all groups alike
     */
    void run(
            int chunk, int blocks, float[] x, int xAt, float[] packed, int packedAt, float[] start, int startAt,
            int startStride, Activation activation, Functions functions, float[] y, int yAt) {
        int range = chunk % ranges.count();
        int firstBlock = chunk / ranges.count() * SPAN;
        int count = Math.min(SPAN, blocks - firstBlock);
        int from = xAt + firstBlock * inputStride;
        int to = yAt + firstBlock * outputStride;
        for (int g = ranges.first(range); g < ranges.first(range + 1); g++) {
            Group group = groups.get(g);
            tiles.run(stencil, 0, count * (LANES / tiles.lanes()), group.size(), x, from,
                    packed, packedAt + group.first() * stencil.taps().length,
                    start, startAt + group.first() * startStride, activation == Activation.RELU,
                    y, to + group.output(), packedOrder);
            if (activation != Activation.IDENTITY && activation != Activation.RELU) {
                for (int block = 0; block < count; block++) {
                    int at = to + block * outputStride + group.output();
                    functions.forward(activation, y, at, y, at, group.size() * LANES);
                }
            }
        }
    }
}
