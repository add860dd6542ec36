package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/** Rows are output channels, columns are taps; a pass is a position. Both vectors are values of different images. */
final class LaneTiles {
    private LaneTiles() {}

    static Code code(Target target) {
        int maxRows = target.lanes().size();
        return new Code("""
                package org.lanewise.simd;

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
                    public void run(
                            Stencil stencil, int positions, int rows, int columns, boolean bias, float[] x, int xAt,
                            int firstTap, float[] dy, int dyAt, float[] sums, int sumsAt) {
                        for (int lane = 0; lane < 16; lane += SPECIES.length()) {
                            switch (rows) {
                                @cases@
                                default -> throw new IllegalArgumentException(rows + " rows");
                            }
                        }
                    }
                @methods@
                }
                """)
                .with("target", target)
                .with("bits", target.bits())
                .with("maxRows", maxRows)
                .with("maxColumns", lines(maxRows, i -> "case %d -> %d;".formatted(i + 1, target.lanes().get(i))))
                .with("cases", lines(maxRows, i -> """
                        case %1$d -> rows%1$d(stencil, positions, columns, bias, x, xAt + lane, firstTap, dy, dyAt + lane, \
                        sums, sumsAt + lane);"""
                        .formatted(i + 1)))
                .with("methods", lines(maxRows, i -> rows(i + 1, target.lanes().get(i))))
                .with("arguments",
                        "stencil.inputs(), stencil.outputs(), x, xAt, stencil.taps(), firstTap, dy, dyAt, stencil.channelStride(), sums, sumsAt, positions");
    }

    private static String rows(int rows, int maxColumns) {
        return new Code("""

                private static void rows@rows@(
                        Stencil stencil, int positions, int columns, boolean bias, float[] x, int xAt, int firstTap,
                        float[] dy, int dyAt, float[] sums, int sumsAt) {
                    if (bias) {
                        switch (columns) {
                            @biasCases@
                            default -> throw new IllegalArgumentException(columns + " columns and the bias");
                        }
                    } else {
                        switch (columns) {
                            @cases@
                            default -> throw new IllegalArgumentException(columns + " columns");
                        }
                    }
                }
                @biasMethods@
                @methods@""")
                .with("biasCases", lines(maxColumns - 2, i -> "case %1$d -> tile@rows@x%1$dBias(@arguments@);"
                        .formatted(i + 1)))
                .with("cases", lines(maxColumns, i -> "case %1$d -> tile@rows@x%1$d(@arguments@);".formatted(i + 1)))
                .with("rows", rows)
                .with("biasMethods", lines(maxColumns - 2, i -> tile(new Tile(rows, i + 1), true)))
                .with("methods", lines(maxColumns, i -> tile(new Tile(rows, i + 1), false)))
                .text();
    }

    /** With the bias the tile has one more column: a tap that reads 1, whose products are plain additions. */
    private static String tile(Tile tile, boolean bias) {
        int columns = tile.columns() + (bias ? 1 : 0);
        return new Code("""

                private static void tile@tile@@kind@(
                        int[] inputs, int[] outputs, float[] x, int xAt, int[] taps, int firstTap,
                        float[] dy, int dyAt, int stride, float[] sums, int sumsAt, int positions) {
                    @taps@
                    @channels@
                    @begin@
                    @beginBias@
                    for (int position = 0; position < positions; position++) {
                        int input = inputs[position];
                        int gradient = outputs[position];
                        @multiplyAdd@
                        @addBias@
                    }
                    @store@
                    @storeBias@
                }""")
                .with("tile", tile)
                .with("kind", bias ? "Bias" : "")
                .with("taps", tile.eachColumn(c -> "int x%1$d = xAt + taps[firstTap + %1$d];".formatted(c)))
                .with("channels", tile.eachRow(r -> "int dy%1$d = dyAt + %1$d * stride;".formatted(r)))
                .with("begin", tile.eachSum((sum, r, c) -> load(sum, r * columns + c)))
                .with("beginBias", bias ? tile.eachRow(r -> load("bias" + r, r * columns + columns - 1)) : "")
                .with("multiplyAdd", tile.multiplyAdd(
                        r -> "FloatVector.fromArray(SPECIES, dy, dy%d + gradient)".formatted(r),
                        c -> "FloatVector.fromArray(SPECIES, x, x%d + input)".formatted(c)))
                .with("addBias", bias ? tile.eachRow(r -> "bias%1$d = row%1$d.add(bias%1$d);".formatted(r)) : "")
                .with("store", tile.eachSum((sum, r, c) -> store(sum, r * columns + c)))
                .with("storeBias", bias ? tile.eachRow(r -> store("bias" + r, r * columns + columns - 1)) : "")
                .text();
    }

    private static String load(String sum, int index) {
        return "FloatVector %s = FloatVector.fromArray(SPECIES, sums, sumsAt + %d);".formatted(sum, 16 * index);
    }

    private static String store(String sum, int index) {
        return "%s.intoArray(sums, sumsAt + %d);".formatted(sum, 16 * index);
    }
}
