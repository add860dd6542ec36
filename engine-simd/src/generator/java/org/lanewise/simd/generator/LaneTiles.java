package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/**
 * Rows are output channels, columns are neighbouring taps of a row of the kernel; a pass is a position. Both vectors are
 * values of different images. What a pass reads of x lies side by side, and so does what it reads of dy, once packed; so there
 * are two places to compute, and the distances from there are constants. With a place for every vector the loop spent more
 * instructions on places than on sums.
 *
 * <p>Places are checked against a bound that no array reaches: from then on the compiler knows that adding a distance does not
 * overflow, and makes it a part of the load.
 */
final class LaneTiles {
    private LaneTiles() {}

    private static final int BOUND = Integer.MAX_VALUE - 4096;

    static Code code(Target target) {
        int maxRows = target.lanes().size();
        return new Code("""
                package org.lanewise.simd;

                import java.util.Objects;
                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                final class LaneTiles@target@ implements LaneTiles {
                    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_@bits@;

                    @Override
                    public int maxRows() {
                        return @maxRows@;
                    }

                    @Override
                    public int maxColumns(int rows) {
                        return switch (rows) {
                            @maxColumns@
                            default -> throw new IllegalArgumentException(rows + " rows");
                        };
                    }

                    @Override
                    public void pack(
                            Stencil stencil, int from, int to, int rows, float[] dy, int dyAt, float[] packed, int packedAt,
                            float[] sums, int sumsAt) {
                        for (int lane = 0; lane < 16; lane += SPECIES.length()) {
                            switch (rows) {
                                @packCases@
                                default -> throw new IllegalArgumentException(rows + " rows");
                            }
                        }
                    }

                    @Override
                    public void run(
                            int[] inputs, int from, int to, int rows, int columns, float[] x, int xAt, float[] packed,
                            int packedAt, float[] sums, int sumsAt) {
                        for (int lane = 0; lane < 16; lane += SPECIES.length()) {
                            switch (rows) {
                                @cases@
                                default -> throw new IllegalArgumentException(rows + " rows");
                            }
                        }
                    }
                @packMethods@
                @methods@
                }
                """)
                .with("target", target)
                .with("bits", target.bits())
                .with("maxRows", maxRows)
                .with("maxColumns", lines(maxRows, i -> "case %d -> %d;".formatted(i + 1, target.lanes().get(i))))
                .with("packCases", lines(maxRows, i -> """
                        case %1$d -> pack%1$d(stencil.outputs(), dy, dyAt + lane, stencil.channelStride(), packed, \
                        packedAt + lane, sums, sumsAt + lane, from, to);"""
                        .formatted(i + 1)))
                .with("cases", lines(maxRows, i -> """
                        case %1$d -> rows%1$d(inputs, from, to, columns, x, xAt + lane, packed, packedAt + lane, sums, \
                        sumsAt + lane);"""
                        .formatted(i + 1)))
                .with("packMethods", lines(maxRows, i -> pack(new Tile(i + 1, 1))))
                .with("methods", lines(maxRows, i -> rows(i + 1, target.lanes().get(i))))
                .with("bound", BOUND);
    }

    private static String pack(Tile tile) {
        return new Code("""

                private static void pack@rows@(
                        int[] outputs, float[] dy, int dyAt, int stride, float[] packed, int packedAt, float[] sums,
                        int sumsAt, int from, int to) {
                    @begin@
                    for (int position = from; position < to; position++) {
                        int gradient = dyAt + outputs[position];
                        int to0 = Objects.checkIndex(packedAt + (position - from) * @step@, @bound@);
                        @copy@
                    }
                    @store@
                }""")
                .with("rows", tile.rows())
                .with("step", 16 * tile.rows())
                .with("begin", tile.eachSum((sum, r, _) -> load(sum, r)))
                .with("copy", tile.eachSum((sum, r, _) -> """
                        FloatVector row%1$d = FloatVector.fromArray(SPECIES, dy, gradient + %1$d * stride);
                        row%1$d.intoArray(packed, to0 + %2$d);
                        %3$s = %3$s.add(row%1$d);""".formatted(r, 16 * r, sum)))
                .with("store", tile.eachSum((sum, r, _) -> store(sum, r)))
                .text();
    }

    private static String rows(int rows, int maxColumns) {
        return new Code("""

                private static void rows@rows@(
                        int[] inputs, int from, int to, int columns, float[] x, int xAt, float[] packed, int packedAt,
                        float[] sums, int sumsAt) {
                    switch (columns) {
                        @cases@
                        default -> throw new IllegalArgumentException(columns + " columns");
                    }
                }
                @methods@""")
                .with("cases", lines(maxColumns, i -> """
                        case %1$d -> tile@rows@x%1$d(inputs, x, xAt, packed, packedAt, sums, sumsAt, from, to);"""
                        .formatted(i + 1)))
                .with("rows", rows)
                .with("methods", lines(maxColumns, i -> tile(new Tile(rows, i + 1))))
                .text();
    }

    private static String tile(Tile tile) {
        return new Code("""

                private static void tile@tile@(
                        int[] inputs, float[] x, int xAt, float[] packed, int packedAt, float[] sums, int sumsAt, int from,
                        int to) {
                    @begin@
                    for (int position = from; position < to; position++) {
                        int input = Objects.checkIndex(xAt + inputs[position], @bound@);
                        int gradient = Objects.checkIndex(packedAt + (position - from) * @step@, @bound@);
                        @multiplyAdd@
                    }
                    @store@
                }""")
                .with("tile", tile)
                .with("step", 16 * tile.rows())
                .with("begin", tile.eachSum((sum, r, c) -> load(sum, r * tile.columns() + c)))
                .with("multiplyAdd", tile.multiplyAdd(
                        r -> "FloatVector.fromArray(SPECIES, packed, gradient + %d)".formatted(16 * r),
                        c -> "FloatVector.fromArray(SPECIES, x, input + %d)".formatted(16 * c)))
                .with("store", tile.eachSum((sum, r, c) -> store(sum, r * tile.columns() + c)))
                .text();
    }

    private static String load(String sum, int index) {
        return "FloatVector %s = FloatVector.fromArray(SPECIES, sums, sumsAt + %d);".formatted(sum, 16 * index);
    }

    private static String store(String sum, int index) {
        return "%s.intoArray(sums, sumsAt + %d);".formatted(sum, 16 * index);
    }
}
