package org.lanewise.simd;

/** The end of sums that are separate for each of the 16 lanes, many at a time. Generated for each vector width. */
interface LaneFolds {
    /** Folds {@code [count][16]} to {@code [count]} at the same place, as {@code LaneSums} does; what lies behind is lost. */
    void run(int count, float[] sums, int at);
}
