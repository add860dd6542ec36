package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/** Rows are neighbouring values, each in all lanes; columns are vectors of channels; a pass is a tap or a position. */
final class SumTiles {
    private SumTiles() {}

    static Code code(Target target) {
        int maxRows = target.products().size();
        return new Code("""
                package org.lanewise.simd;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                final class SumTiles@target@ implements SumTiles {
                    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_@bits@;

                    @Override
                    public void run(
                            Stencil stencil, int vectors, int rows, float[] x, int xAt, float[] w, int wAt,
                            int[] values, float[] y, int yAt) {
                        switch (rows) {
                            @cases@
                            default -> throw new IllegalArgumentException(rows + " rows");
                        }
                    }
                @methods@
                }
                """)
                .with("target", target)
                .with("bits", target.bits())
                .with("cases", lines(maxRows, i -> "case @rows@ -> rows@rows@(stencil, vectors, @arguments@);"
                        .replace("@rows@", Integer.toString(i + 1))))
                .with("methods", lines(maxRows, i -> rows(i + 1, target.products().get(i))))
                .with("arguments", "x, xAt, w, wAt, values, y, yAt");
    }

    /** The largest tiles as often as they fit, then one for the rest. */
    private static String rows(int rows, int maxColumns) {
        return new Code("""

                private static void rows@rows@(
                        Stencil stencil, int vectors, float[] x, int xAt, float[] w, int wAt, int[] values, float[] y,
                        int yAt) {
                    int whole = vectors - vectors % @maxColumns@;
                    if (whole > 0) {
                        tile@rows@x@maxColumns@(stencil, 0, whole, @arguments@);
                    }
                    switch (vectors - whole) {
                        @cases@
                        default -> {
                        }
                    }
                }
                @methods@""")
                .with("maxColumns", maxColumns)
                .with("cases",
                        lines(maxColumns - 1, i -> "case %1$d -> tile@rows@x%1$d(stencil, whole, vectors, @arguments@);"
                                .formatted(i + 1)))
                .with("rows", rows)
                .with("methods", lines(maxColumns, i -> tile(new Tile(rows, i + 1))))
                .text();
    }

    private static String tile(Tile tile) {
        return new Code("""

                private static void tile@tile@(
                        Stencil stencil, int from, int to, float[] x, int xAt, float[] w, int wAt, int[] values,
                        float[] y, int yAt) {
                    int[] taps = stencil.taps();
                    int[] inputs = stencil.inputs();
                    int[] outputs = stencil.outputs();
                    int stride = stencil.channelStride();
                    for (int vector = from; vector < to; vector += @columns@) {
                        @inputs@
                        @begin@
                        for (int tap = 0; tap < taps.length; tap++) {
                            int offset = taps[tap];
                            int value = wAt + values[tap];
                            @multiplyAdd@
                        }
                        @store@
                    }
                }""")
                .with("tile", tile)
                .with("columns", tile.columns())
                .with("inputs", tile.eachColumn(c -> "int input%1$d = xAt + inputs[vector + %1$d];".formatted(c)))
                .with("begin", tile.eachSum((sum, r, c) -> "FloatVector %s = FloatVector.fromArray(SPECIES, y, %s);"
                        .formatted(sum, output(r, c))))
                .with("multiplyAdd", tile.multiplyAdd(
                        r -> "FloatVector.broadcast(SPECIES, w[value + %d])".formatted(r),
                        c -> "FloatVector.fromArray(SPECIES, x, input%d + offset)".formatted(c)))
                .with("store",
                        tile.eachSum((sum, r, c) -> "%s.intoArray(y, %s);".formatted(sum, output(r, c))))
                .text();
    }

    private static String output(int row, int column) {
        return "yAt + outputs[vector + %d] + %d * stride".formatted(column, row);
    }
}
