package org.lanewise.engine.kernel.scalar;

import java.util.Optional;
import org.lanewise.engine.kernel.KernelProvider;
import org.lanewise.engine.kernel.Kernels;

/** Offers the reference kernels: they run everywhere. */
public final class ScalarKernelProvider implements KernelProvider {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public Kernels kernels() {
        return new ScalarKernels();
    }
}
