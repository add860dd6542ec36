package org.lanewise.simd.generator;

import static org.lanewise.simd.generator.Tile.lines;

/**
 * Folds as many sums at a time as a vector has lanes. A fold halves what is left of two sums and puts both into one vector:
 * with distance h those of the first lie in the lanes whose number lacks the bit h, those of the second in the others. Sums
 * that are h apart are paired, so in the end each lies in the lane of its number.
 */
final class LaneFolds {
    private static final int LANES = 16;

    private LaneFolds() {}

    static Code code(int bits) {
        int length = bits / Float.SIZE;
        StringBuilder fields = new StringBuilder();
        StringBuilder folds = new StringBuilder();
        for (int h = length / 2; h > 0; h /= 2) {
            fields.append(new Code("""
                    private static final VectorShuffle<Float> SWAP_@h@ = VectorShuffle.fromOp(SPECIES, lane -> lane ^ @h@);
                    private static final VectorMask<Float> SECOND_@h@ = VectorMask.fromLong(SPECIES, 0x@mask@L);
                    """).with("h", h).with("mask", Long.toHexString(mask(length, h))).text());
            int distance = h;
            folds.append(lines(h, i -> new Code("""
                    FloatVector fold@h@_@i@ = sum@i@.blend(sum@j@, SECOND_@h@)
                    .add(sum@j@.blend(sum@i@, SECOND_@h@).rearrange(SWAP_@h@));
                    sum@i@ = fold@h@_@i@;""").with("h", distance).with("i", i).with("j", i + distance).text()));
            folds.append('\n');
        }
        return new Code("""
                package org.lanewise.simd;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorMask;
                import jdk.incubator.vector.VectorShuffle;
                import jdk.incubator.vector.VectorSpecies;
                import org.lanewise.engine.kernel.LaneSums;

                final class LaneFolds@bits@ implements LaneFolds {
                    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_@bits@;
                    @fields@
                    @Override
                    public void run(int count, float[] sums, int at) {
                        int whole = count - count % @length@;
                        for (int first = 0; first < whole; first += @length@) {
                            int from = at + 16 * first;
                            @loads@
                            @folds@
                            sum0.intoArray(sums, at + first);
                        }
                        for (int i = whole; i < count; i++) {
                            sums[at + i] = LaneSums.fold(sums, at + 16 * i);
                        }
                    }
                }
                """)
                .with("fields", fields)
                .with("loads", lines(length, i -> "FloatVector sum" + i + " = " + load(i, length) + ";"))
                .with("folds", folds)
                .with("length", length)
                .with("bits", bits);
    }

    private static long mask(int length, int bit) {
        long mask = 0;
        for (int lane = 0; lane < length; lane++) {
            mask |= (lane & bit) == 0 ? 0 : 1L << lane;
        }
        return mask;
    }

    /** The 16 lanes of a sum, folded to the length of a vector: those 8 apart first, then those 4 apart. */
    private static String load(int sum, int length) {
        return switch (length) {
            case 16 -> vector(sum, 0);
            case 8 -> vector(sum, 0) + ".add(" + vector(sum, 8) + ")";
            case 4 -> vector(sum, 0) + ".add(" + vector(sum, 8) + ")\n.add("
                    + vector(sum, 4) + ".add(" + vector(sum, 12) + "))";
            default -> throw new IllegalArgumentException(length + " lanes");
        };
    }

    private static String vector(int sum, int lane) {
        return "FloatVector.fromArray(SPECIES, sums, from + " + (LANES * sum + lane) + ")";
    }
}
