package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.KernelSpan;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * A convolution forward or its backward data: sums of weights times vectors of the source. Results that meet the source
 * through the same rows and columns of the kernel form an area with a stencil of its own: the inner ones of the map, those at
 * its edges and, in backward data with a stride, those of each remainder. Packed weights are
 * {@code [group of result channels][tap of the whole kernel][channel in the group]}.
 *
 * <p>Where the taps of a result go through the source from its end to its beginning, so do the results: what is read goes
 * through memory in one direction, which the processor sees coming. Against the grain backward data of maps that lie in no
 * near cache took nearly twice as long.
 */
final class Conv2dProduct {
    private final ProductTiles tiles;
    private final BlockLayout result;
    private final int resultStep;
    private final int[] weightOffsets;
    private final Groups groups;
    private final Area[] areas;
    private final int bandRows;
    private final boolean fromEnd;

    /**
     * @param weights place of each tap's weight among those of the whole kernel
     * @param firstOfRow index of the first position of each row, and of the end; rows count from the bottom where taps
     *     descend
     */
    private record Area(Stencil stencil, int[] weights, int[] firstOfRow) {}

    private record Spans(KernelSpan rows, KernelSpan columns) {}

    Conv2dProduct(Direction direction, int kernelHeight, int kernelWidth, ProductTiles tiles) {
        this.tiles = tiles;
        this.result = direction.result();
        this.resultStep = direction.resultStep();
        this.groups = Groups.of(result.shape().channels(), tiles.maxRows());
        int kernel = kernelHeight * kernelWidth;
        OffsetTable offsets = new OffsetTable();
        for (int c = 0; c < direction.source().shape().channels(); c++) {
            for (int k = 0; k < kernel; k++) {
                offsets.add(c * direction.sourceStep() + k);
            }
        }
        this.weightOffsets = offsets.offsets();
        Map<Spans, AreaBuilder> builders = new LinkedHashMap<>();
        this.fromEnd = direction.descends();
        int height = result.shape().height();
        int width = result.shape().width();
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int y = fromEnd ? height - 1 - i : i;
                int x = fromEnd ? width - 1 - j : j;
                builders.computeIfAbsent(new Spans(direction.rows(y), direction.columns(x)),
                        _ -> new AreaBuilder(height))
                        .add(i, direction.origin(y, x), result.at(0, y, x));
            }
        }
        this.areas = builders.entrySet()
                .stream()
                .map(entry -> entry.getValue().build(direction, entry.getKey(), kernelWidth, kernel))
                .toArray(Area[]::new);
        int rowPositions = result.shape().width() * (LANES / tiles.lanes());
        this.bandRows = Bands.rows((long) rowPositions * weightOffsets.length * groups.size(0));
    }

    private final class AreaBuilder {
        private final OffsetTable inputs = new OffsetTable();
        private final OffsetTable outputs = new OffsetTable();
        private final int[] firstOfRow;
        private int row;

        AreaBuilder(int height) {
            this.firstOfRow = new int[height + 1];
        }

        void add(int y, int input, int output) {
            endRows(y);
            inputs.addVectors(input, tiles.lanes());
            outputs.addVectors(output, tiles.lanes());
        }

        private void endRows(int next) {
            while (row < next) {
                firstOfRow[++row] = inputs.size();
            }
        }

        Area build(Direction direction, Spans spans, int kernelWidth, int kernel) {
            endRows(firstOfRow.length - 1);
            KernelSpan rows = spans.rows();
            KernelSpan columns = spans.columns();
            OffsetTable taps = new OffsetTable();
            OffsetTable weights = new OffsetTable();
            for (int c = 0; c < direction.source().shape().channels(); c++) {
                for (int ky = rows.first(); ky < rows.end(); ky += rows.step()) {
                    for (int kx = columns.first(); kx < columns.end(); kx += columns.step()) {
                        taps.add(c * direction.source().planeStride() + direction.offset(ky, kx));
                        weights.add(c * kernel + ky * kernelWidth + kx);
                    }
                }
            }
            Stencil stencil =
                    new Stencil(taps.offsets(), inputs.offsets(), outputs.offsets(), direction.result().planeStride());
            return new Area(stencil, weights.offsets(), firstOfRow);
        }
    }

    void pack(float[] weights, int weightsAt, float[] packed, int packedAt) {
        for (int g = 0; g < groups.count(); g++) {
            int first = groups.first(g);
            tiles.pack(groups.size(g), weightOffsets, weights, weightsAt + first * resultStep, resultStep,
                    packed, packedAt + first * weightOffsets.length);
        }
    }

    /**
     * Computes rows of all result channels.
     *
     * @param start where the sums start, one value a channel, or a single group's worth if {@code startStep} is 0
     * @param startStep 1, or 0 to start all groups alike
     */
    void run(
            float[] source, int sourceAt, float[] packed, int packedAt, float[] start, int startAt, int startStep,
            Activation activation, Functions functions, float[] results, int resultsAt, int fromRow, int toRow) {
        int firstRow = fromEnd ? result.shape().height() - toRow : fromRow;
        int lastRow = firstRow + toRow - fromRow;
        for (int row = firstRow; row < lastRow; row += bandRows) {
            int end = Math.min(lastRow, row + bandRows);
            for (int g = 0; g < groups.count(); g++) {
                int first = groups.first(g);
                for (Area area : areas) {
                    tiles.run(area.stencil(), area.firstOfRow()[row], area.firstOfRow()[end], groups.size(g),
                            source, sourceAt, packed, packedAt + first * weightOffsets.length,
                            start, startAt + first * startStep, activation == Activation.RELU,
                            results, resultsAt + first * result.planeStride(), area.weights());
                }
            }
        }
        if (activation != Activation.IDENTITY && activation != Activation.RELU) {
            activate(activation, functions, results, resultsAt, fromRow, toRow);
        }
    }

    private void activate(
            Activation activation, Functions functions, float[] results, int resultsAt, int fromRow, int toRow) {
        int length = result.shape().width() * LANES;
        for (int c = 0; c < result.shape().channels(); c++) {
            for (int row = fromRow; row < toRow; row++) {
                int at = resultsAt + result.at(c, row, 0);
                functions.forward(activation, results, at, results, at, length);
            }
        }
    }
}
