package org.lanewise.simd.generator;

import java.util.List;

/**
 * A kind of machine that tiles are made for, and the largest tiles that its registers hold: element r - 1 of a list is the
 * number of columns of a tile with r rows. All of it measured; one sum more and the compiler spills.
 *
 * @param bits width of a vector
 * @param registers vector registers that the compiler has at that width
 * @param products shapes of ProductTiles
 * @param outers shapes of OuterTiles
 * @param lanes shapes of LaneTiles
 */
record Target(int bits, int registers, List<Integer> products, List<Integer> outers, List<Integer> lanes) {
    private static final List<Integer> PRODUCTS_32 = List.of(12, 12, 8, 6, 5, 4, 3, 3);
    private static final List<Integer> OUTERS_32 = List.of(12, 12, 8, 6, 5, 4);
    private static final List<Integer> LANES_32 = List.of(12, 12, 8, 6, 5);
    private static final List<Integer> PRODUCTS_16 = List.of(10, 6, 3, 2, 2);
    private static final List<Integer> LANES_16 = List.of(10, 6);

    /** AVX-512; AVX2, and AVX-512 told to use less; NEON; SSE. */
    static final List<Target> ALL = List.of(
            new Target(512, 32, PRODUCTS_32, OUTERS_32, LANES_32),
            new Target(256, 32, PRODUCTS_32, OUTERS_32, LANES_32),
            new Target(256, 16, PRODUCTS_16, PRODUCTS_16, LANES_16),
            new Target(128, 32, PRODUCTS_32, OUTERS_32, LANES_32),
            new Target(128, 16, PRODUCTS_16, PRODUCTS_16, LANES_16));

    /** Ending of the names of its classes. */
    @Override
    public String toString() {
        return bits + "x" + registers;
    }
}
