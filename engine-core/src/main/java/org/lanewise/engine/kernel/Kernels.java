package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;

/** A set of kernels: one implementation of everything the engine computes. Immutable and safe for many threads. */
public interface Kernels {
    /** {@code "scalar"}, {@code "simd"}: the name it is chosen by. */
    String name();

    /** Width of the vectors in bits; 0 for scalar code. */
    int vectorBits();

    Conv2dKernel conv2d(Conv2dGeometry geometry);

    Pool2dKernel pool2d(Pool2dGeometry geometry);

    LinearKernel linear(LinearGeometry geometry);

    ActivationKernel activation(Activation activation, BlockLayout layout);

    SoftmaxCrossEntropyKernel softmaxCrossEntropy(int classes);

    UpdateKernels updates();
}
