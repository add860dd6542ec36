package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/** Rows are outputs and a row's vector is one gradient in all lanes; columns are vectors of inputs; a pass is an image. */
final class OuterTiles {
    private OuterTiles() {}

    static Code code(Target target) {
        int maxRows = target.outers().size();
        return new Code("""
                package org.lanewise.simd;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                final class OuterTiles@target@ implements OuterTiles {
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
                            int rows, int columns, int images, float[] x, int xAt, int xStride,
                            float[] dy, int dyAt, int dyStride, float[] dw, int dwAt, int dwStride) {
                        int vectors = columns / SPECIES.length();
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
                .with("maxRows", maxRows)
                .with("maxColumns", lines(maxRows, i -> "case %d -> %d;".formatted(i + 1, target.outers().get(i))))
                .with("cases", lines(maxRows, i -> "case %1$d -> rows%1$d(vectors, @arguments@);".formatted(i + 1)))
                .with("methods", lines(maxRows, i -> rows(i + 1, target.outers().get(i))))
                .with("arguments", "images, x, xAt, xStride, dy, dyAt, dyStride, dw, dwAt, dwStride");
    }

    /** The largest tiles as often as they fit, then one for the rest. */
    private static String rows(int rows, int maxColumns) {
        return new Code("""

                private static void rows@rows@(
                        int vectors, int images, float[] x, int xAt, int xStride,
                        float[] dy, int dyAt, int dyStride, float[] dw, int dwAt, int dwStride) {
                    int whole = vectors - vectors % @maxColumns@;
                    if (whole > 0) {
                        tile@rows@x@maxColumns@(0, whole, @arguments@);
                    }
                    switch (vectors - whole) {
                        @cases@
                        default -> {
                        }
                    }
                }
                @methods@""")
                .with("maxColumns", maxColumns)
                .with("cases", lines(maxColumns - 1, i -> "case %1$d -> tile@rows@x%1$d(whole, vectors, @arguments@);"
                        .formatted(i + 1)))
                .with("rows", rows)
                .with("methods", lines(maxColumns, i -> tile(new Tile(rows, i + 1))))
                .text();
    }

    private static String tile(Tile tile) {
        return new Code("""

                private static void tile@tile@(
                        int from, int to, int images, float[] x, int xAt, int xStride,
                        float[] dy, int dyAt, int dyStride, float[] dw, int dwAt, int dwStride) {
                    for (int vector = from; vector < to; vector += @columns@) {
                        int column = vector * SPECIES.length();
                        @begin@
                        for (int image = 0; image < images; image++) {
                            int input = xAt + image * xStride + column;
                            int gradient = dyAt + (image >> 4) * dyStride + (image & 15);
                            @multiplyAdd@
                        }
                        int output = dwAt + column;
                        @store@
                    }
                }""")
                .with("tile", tile)
                .with("columns", tile.columns())
                .with("begin", tile.eachSum((sum, r, c) -> "FloatVector " + sum + " = FloatVector.zero(SPECIES);"))
                .with("multiplyAdd", tile.multiplyAdd(
                        r -> "FloatVector.broadcast(SPECIES, dy[gradient + %d])".formatted(16 * r),
                        c -> "FloatVector.fromArray(SPECIES, x, input + %d * SPECIES.length())".formatted(c)))
                .with("store",
                        tile.eachSum((sum, r, c) -> "%s.intoArray(dw, output + %d * dwStride + %d * SPECIES.length());"
                                .formatted(sum, r, c)))
                .text();
    }
}
