package org.lanewise.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark has done, counted in units that compare: JMH divides by the seconds it took. A multiply-add is two
 * operations; taps in the padding count.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
    /** 10^9 floating-point operations. */
    public double gigaFlop;

    /** 10^9 bytes read and written. */
    public double gigaByte;

    /** Images trained on or classified. */
    public double images;

    /** Starts a new iteration. */
    @Setup(Level.Iteration)
    public void clear() {
        gigaFlop = 0;
        gigaByte = 0;
        images = 0;
    }
}
