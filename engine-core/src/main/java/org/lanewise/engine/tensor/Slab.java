package org.lanewise.engine.tensor;

/**
 * One array for all buffers of a plan. Regions are reserved first and allocated together, each starting where a 64-byte
 * vector starts.
 *
 * <p>A Java array's elements begin 16 bytes past an aligned address, so element 12 (mod 16) begins a cache line when the
 * array itself does. G1 places a humongous array (half a heap region or more) at the start of a region and never moves
 * it; the minimum size sees to that for the usual region sizes. Elsewhere only speed is lost, never correctness.
 */
public final class Slab {
    private static final int FIRST = 12;
    private static final int MINIMUM = 1 << 20;

    private long next = FIRST;

    /** An empty slab, to reserve regions in. */
    public Slab() {}

    /**
     * Reserves a region.
     *
     * @param floats its size, not negative
     * @return the index at which it will begin in the array
     */
    public int reserve(int floats) {
        if (floats < 0) {
            throw new ShapeException("a region cannot have " + floats + " floats; its size passed 2^31");
        }
        long at = next;
        next = at + (floats + 15L) / 16 * 16;
        if (next > Integer.MAX_VALUE - 16) {
            throw new ShapeException(
                    "the buffers need more than 2^31 floats in one plan; use a smaller batch or a smaller network");
        }
        return (int) at;
    }

    /** Floats reserved so far. */
    public long size() {
        return next;
    }

    /** Floats that {@link #allocate} would take. */
    public long allocation() {
        return Math.max(next, MINIMUM);
    }

    /** The storage for everything reserved, all zeros. */
    public float[] allocate() {
        return new float[(int) allocation()];
    }
}
