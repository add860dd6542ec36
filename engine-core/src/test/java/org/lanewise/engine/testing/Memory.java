package org.lanewise.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Memory of which a kernel may use a part: all NaN, with an unaligned beginning and room that must stay untouched. */
final class Memory {
    /** Where the part begins. */
    static final int AT = 5;

    private static final int AFTER = 3;

    private Memory() {}

    static float[] unwritten(int size) {
        float[] memory = new float[AT + size + AFTER];
        Arrays.fill(memory, Float.NaN);
        return memory;
    }

    /** The part alone; fails if anything was written around it. */
    static float[] content(float[] memory) {
        int end = memory.length - AFTER;
        assertThat(Arrays.copyOfRange(memory, 0, AT)).containsOnly(Float.NaN);
        assertThat(Arrays.copyOfRange(memory, end, memory.length)).containsOnly(Float.NaN);
        return Arrays.copyOfRange(memory, AT, end);
    }
}
