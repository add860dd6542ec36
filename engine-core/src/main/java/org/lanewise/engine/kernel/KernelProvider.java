package org.lanewise.engine.kernel;

import java.util.Optional;

/**
 * A module that offers kernels, found by {@link java.util.ServiceLoader}. Asking it must be safe on a machine that cannot
 * run them.
 */
public interface KernelProvider {
    /** The name under which its kernels are chosen, e.g. {@code "simd"}. */
    String name();

    /** Higher is preferred where nothing was asked for; the scalar reference has 0. */
    int priority();

    /** Why the kernels cannot run here, in one sentence that says what to do; empty if they can. */
    Optional<String> unusable();

    /**
     * The kernels.
     *
     * @throws IllegalStateException if they are {@link #unusable}, with that sentence
     */
    Kernels kernels();
}
