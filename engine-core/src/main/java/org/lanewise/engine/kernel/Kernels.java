package org.lanewise.engine.kernel;

import java.util.Optional;
import org.lanewise.engine.tensor.BlockLayout;

/** A set of kernels: one implementation of everything the engine computes. Immutable and safe for many threads. */
public interface Kernels {
    /** {@code "scalar"}, {@code "simd"}: the name it is chosen by. */
    String name();

    /** Width of the vectors in bits; 0 for scalar code. */
    int vectorBits();

    Conv2dKernel conv2d(Conv2dGeometry geometry);

    /** The forward pass for a single image, its channels being the lanes. */
    ImageConv2dKernel imageConv2d(Conv2dGeometry geometry);

    Pool2dKernel pool2d(Pool2dGeometry geometry);

    LinearKernel linear(LinearGeometry geometry);

    ActivationKernel activation(Activation activation, BlockLayout layout);

    /** Takes the sum of two values and an activation to one of the same layout. */
    AddKernel add(Activation activation, BlockLayout layout);

    BatchNormKernel batchNorm(BatchNormGeometry geometry);

    DropoutKernel dropout(BlockLayout layout);

    SoftmaxCrossEntropyKernel softmaxCrossEntropy(int classes);

    /**
     * Half the squared distance to the right class as a unit vector: with d_c = z_c - [c = k], over classes in order
     * {@code s = fma(d, d, s)}, loss {@code 0.5 * s} and gradient {@code scale * d_c}.
     */
    LossKernel euclidean(int classes);

    UpdateKernels updates();

    /** A rehearsal of these kernels, if they gain by one. */
    default Optional<KernelRehearsal> rehearsal() {
        return Optional.empty();
    }

    /**
     * Does nothing but fused multiply-adds in registers: the most that this machine can do, for comparison with what a
     * kernel does.
     *
     * @param rounds how long; the work of a round is the provider's to choose
     * @return multiply-adds done, every lane counted; 0 if the provider has no such loop
     */
    default long multiplyAdds(int rounds) {
        return 0;
    }
}
