package org.lanewise.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.KernelRehearsal;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * Tiles, noted when they would run and then run on a few zeros. One call of a tile does so many operations that a few calls,
 * interpreted, take longer than all of its compilation, and the compiler counts calls.
 */
final class TileRehearsal implements KernelRehearsal {
    /** Passes through the inner loop: with fewer the compiler takes it for one that is not worth unrolling. */
    private static final int PASSES = 24;

    /** Times a largest tile repeats: the compiler takes what never happened for what never happens. */
    private static final int REPEATS = 3;

    private static final float[] ZEROS = new float[4096];
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** More than a tile has rows or columns. */
    private static final int SIDE = 32;

    private final Target target;
    private final boolean[] known = new boolean[Family.values().length * SIDE * SIDE * 2];
    private final List<Runnable> noted = new ArrayList<>();

    private enum Family {
        PRODUCT, SUM, OUTER, LANE
    }

    TileRehearsal(Target target) {
        this.target = target;
    }

    @Override
    public Kernels kernels() {
        return new SimdKernels(target.with(new Products(), new Sums(), new Outers(), new Lanes()));
    }

    /** Vector code allocates until it has been compiled, and never afterwards. */
    @Override
    public boolean run() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (Runnable tile : noted) {
            tile.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before < BlockLayout.LANES * Float.BYTES;
    }

    /**
     * Whether a tile is met for the first time; asked at every call, so it allocates nothing.
     *
     * @param variant with ReLU, with the bias
     */
    private boolean isNew(Family family, int rows, int columns, boolean variant) {
        int tile = ((family.ordinal() * SIDE + rows) * SIDE + columns) * 2 + (variant ? 1 : 0);
        boolean met = known[tile];
        known[tile] = true;
        return !met;
    }

    private final class Products implements ProductTiles {
        private final ProductTiles tiles = target.products();
        private final float[] results = new float[BlockLayout.LANES];

        @Override
        public int lanes() {
            return tiles.lanes();
        }

        @Override
        public int maxRows() {
            return tiles.maxRows();
        }

        @Override
        public int maxColumns(int rows) {
            return tiles.maxColumns(rows);
        }

        @Override
        public void pack(
                int rows, int[] offsets, float[] weights, int weightsAt, int rowStride, float[] packed,
                int packedAt) {
            tiles.pack(rows, offsets, weights, weightsAt, rowStride, packed, packedAt);
        }

        @Override
        public void run(
                Stencil stencil, int from, int to, int rows, float[] x, int xAt, float[] w, int wAt,
                float[] start, int startAt, boolean relu, float[] y, int yAt, int[] weights) {
            int largest = tiles.maxColumns(rows);
            if (to - from >= largest) {
                note(rows, largest, REPEATS * largest, relu);
            }
            int rest = (to - from) % largest;
            if (rest > 0) {
                note(rows, rest, rest, relu);
            }
        }

        private void note(int rows, int columns, int positions, boolean relu) {
            if (!isNew(Family.PRODUCT, rows, columns, relu)) {
                return;
            }
            Stencil same = new Stencil(new int[PASSES], new int[positions], new int[positions], 0);
            int[] weights = new int[PASSES];
            noted.add(() -> tiles.run(
                    same, 0, positions, rows, ZEROS, 0, ZEROS, 0, ZEROS, 0, relu, results, 0, weights));
        }
    }

    private final class Sums implements SumTiles {
        private final SumTiles tiles = target.sums();
        private final float[] results = new float[BlockLayout.LANES];

        @Override
        public void run(
                Stencil stencil, int vectors, int rows, float[] x, int xAt, float[] w, int wAt, int[] values,
                float[] y, int yAt) {
            int largest = target.products().maxColumns(rows);
            if (vectors >= largest) {
                note(rows, largest, REPEATS * largest);
            }
            if (vectors % largest > 0) {
                note(rows, vectors % largest, vectors % largest);
            }
        }

        private void note(int rows, int columns, int vectors) {
            if (!isNew(Family.SUM, rows, columns, false)) {
                return;
            }
            Stencil same = new Stencil(new int[PASSES], new int[vectors], new int[vectors], 0);
            int[] values = new int[PASSES];
            noted.add(() -> tiles.run(same, vectors, rows, ZEROS, 0, ZEROS, 0, values, results, 0));
        }
    }

    private final class Outers implements OuterTiles {
        private final OuterTiles tiles = target.outers();
        private final float[] results = new float[ZEROS.length];

        @Override
        public int maxRows() {
            return tiles.maxRows();
        }

        @Override
        public int maxColumns(int rows) {
            return tiles.maxColumns(rows);
        }

        @Override
        public void run(
                int rows, int columns, int images, float[] x, int xAt, int xStride, float[] dy, int dyAt,
                int dyStride, float[] dw, int dwAt, int dwStride) {
            int vectors = columns / target.products().lanes();
            int largest = tiles.maxColumns(rows);
            if (vectors >= largest) {
                note(rows, largest, REPEATS * largest);
            }
            if (vectors % largest > 0) {
                note(rows, vectors % largest, vectors % largest);
            }
        }

        private void note(int rows, int columns, int vectors) {
            if (isNew(Family.OUTER, rows, columns, false)) {
                noted.add(() -> tiles.run(
                        rows, vectors * target.products().lanes(), PASSES, ZEROS, 0, 0, ZEROS, 0, 0, results, 0, 0));
            }
        }
    }

    private final class Lanes implements LaneTiles {
        private final LaneTiles tiles = target.lanes();
        private final Stencil same = new Stencil(new int[BlockLayout.LANES], new int[PASSES], new int[PASSES], 0);
        private final float[] results = new float[ZEROS.length];

        @Override
        public int maxRows() {
            return tiles.maxRows();
        }

        @Override
        public int maxColumns(int rows) {
            return tiles.maxColumns(rows);
        }

        @Override
        public void run(
                Stencil stencil, int positions, int rows, int columns, boolean bias, float[] x, int xAt, int firstTap,
                float[] dy, int dyAt, float[] sums, int sumsAt) {
            if (isNew(Family.LANE, rows, columns, bias)) {
                noted.add(() -> tiles.run(same, PASSES, rows, columns, bias, ZEROS, 0, 0, ZEROS, 0, results, 0));
            }
        }
    }
}
