package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/** Rows are channels and a row's vector is one weight in all lanes; columns are positions; a pass is a tap. */
final class ProductTiles {
    private ProductTiles() {}

    static Code code(Target target) {
        int maxRows = target.products().size();
        return new Code("""
                package org.lanewise.simd;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                final class ProductTiles@target@ implements ProductTiles {
                    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_@bits@;

                    @Override
                    public int lanes() {
                        return SPECIES.length();
                    }

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
                            int rows, int[] offsets, float[] weights, int weightsAt, int rowStride,
                            float[] packed, int packedAt) {
                        switch (rows) {
                            @packCases@
                            default -> throw new IllegalArgumentException(rows + " rows");
                        }
                    }

                    @Override
                    public void run(
                            Stencil stencil, int from, int to, int rows, float[] x, int xAt, float[] w, int wAt,
                            float[] start, int startAt, boolean relu, float[] y, int yAt, int[] weights) {
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
                .with("maxColumns", lines(maxRows, i -> "case %d -> %d;".formatted(i + 1, target.products().get(i))))
                .with("packCases", lines(maxRows,
                        i -> "case %1$d -> pack%1$d(offsets, weights, weightsAt, rowStride, packed, packedAt);"
                                .formatted(i + 1)))
                .with("cases", lines(maxRows, i -> "case @rows@ -> rows@rows@(stencil, from, to, @arguments@);"
                        .replace("@rows@", Integer.toString(i + 1))))
                .with("methods", lines(maxRows, i -> rows(i + 1, target.products().get(i))))
                .with("arguments", "x, xAt, w, wAt, start, startAt, relu, y, yAt, weights");
    }

    /** The largest tiles as often as they fit, then one for the rest. */
    private static String rows(int rows, int maxColumns) {
        return new Code("""

                private static void pack@rows@(
                        int[] offsets, float[] weights, int weightsAt, int rowStride, float[] packed, int packedAt) {
                    for (int tap = 0; tap < offsets.length; tap++) {
                        int from = weightsAt + offsets[tap];
                        int to = packedAt + tap * @rows@;
                        @copies@
                    }
                }

                private static void rows@rows@(
                        Stencil stencil, int from, int to, float[] x, int xAt, float[] w, int wAt,
                        float[] start, int startAt, boolean relu, float[] y, int yAt, int[] weights) {
                    int whole = to - (to - from) % @maxColumns@;
                    if (from < whole) {
                        tile@rows@x@maxColumns@(stencil, from, whole, @arguments@);
                    }
                    switch (to - whole) {
                        @cases@
                        default -> {
                        }
                    }
                }
                @methods@""")
                .with("copies", lines(rows, r -> "packed[to + %1$d] = weights[from + %1$d * rowStride];".formatted(r)))
                .with("maxColumns", maxColumns)
                .with("cases",
                        lines(maxColumns - 1, i -> "case %1$d -> tile@rows@x%1$d(stencil, whole, to, @arguments@);"
                                .formatted(i + 1)))
                .with("rows", rows)
                .with("methods", lines(maxColumns, i -> tile(new Tile(rows, i + 1))))
                .text();
    }

    private static String tile(Tile tile) {
        return new Code("""

                private static void tile@tile@(
                        Stencil stencil, int from, int to, float[] x, int xAt, float[] w, int wAt,
                        float[] start, int startAt, boolean relu, float[] y, int yAt, int[] weights) {
                    int[] taps = stencil.taps();
                    int[] inputs = stencil.inputs();
                    int[] outputs = stencil.outputs();
                    int stride = stencil.channelStride();
                    for (int position = from; position < to; position += @columns@) {
                        @inputs@
                        @begin@
                        for (int tap = 0; tap < taps.length; tap++) {
                            int offset = taps[tap];
                            int weight = wAt + weights[tap] * @rows@;
                            @multiplyAdd@
                        }
                        @outputs@
                        if (relu) {
                            @storeRelu@
                        } else {
                            @store@
                        }
                    }
                }""")
                .with("tile", tile)
                .with("rows", tile.rows())
                .with("columns", tile.columns())
                .with("inputs", tile.eachColumn(c -> "int input%1$d = xAt + inputs[position + %1$d];".formatted(c)))
                .with("begin",
                        tile.eachSum(
                                (sum, r, c) -> "FloatVector %s = FloatVector.broadcast(SPECIES, start[startAt + %d]);"
                                        .formatted(sum, r)))
                .with("multiplyAdd", tile.multiplyAdd(
                        r -> "FloatVector.broadcast(SPECIES, w[weight + %d])".formatted(r),
                        c -> "FloatVector.fromArray(SPECIES, x, input%d + offset)".formatted(c)))
                .with("outputs", tile.eachColumn(c -> "int output%1$d = yAt + outputs[position + %1$d];".formatted(c)))
                .with("storeRelu",
                        tile.eachSum(
                                (sum, r, c) -> "%1$s.blend(0f, %1$s.lt(0f)).intoArray(y, output%2$d + %3$d * stride);"
                                        .formatted(sum, c, r)))
                .with("store",
                        tile.eachSum((sum, r, c) -> "%s.intoArray(y, output%d + %d * stride);".formatted(sum, c, r)))
                .text();
    }
}
