package org.lanewise.simd;

import java.util.Arrays;
import org.lanewise.engine.tensor.BlockLayout;

/** A table of offsets while it is being filled. */
final class OffsetTable {
    private int[] offsets = new int[64];
    private int size;

    void add(int offset) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        offsets[size++] = offset;
    }

    /** Adds the offsets of the vectors that the 16 lanes of a value take. */
    void addVectors(int offset, int lanes) {
        for (int lane = 0; lane < BlockLayout.LANES; lane += lanes) {
            add(offset + lane);
        }
    }

    int size() {
        return size;
    }

    int[] offsets() {
        return Arrays.copyOf(offsets, size);
    }
}
