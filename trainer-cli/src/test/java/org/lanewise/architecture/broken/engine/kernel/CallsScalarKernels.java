package org.lanewise.architecture.broken.engine.kernel;

import org.lanewise.architecture.broken.engine.kernel.scalar.ScalarKernels;

public interface CallsScalarKernels {
    ScalarKernels kernels();
}
