package org.lanewise.engine.kernel;

/**
 * Lets a JIT compiler get to know kernels before they are needed. Where compiled code runs a hundred times faster than
 * interpreted code, the real work is not what to interpret. Owned by one thread.
 */
public interface KernelRehearsal {
    /** Kernels that only note what they would run; what they compute means nothing. */
    Kernels kernels();

    /**
     * Runs what has been noted so far, on next to nothing.
     *
     * @return whether all of it is compiled
     */
    boolean run();
}
