package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;

/** Turns the gradient after a joined activation into the gradient before it, in place. */
final class ActivationBackward {
    private ActivationBackward() {}

    /** Nothing for the identity or where the reader has done it, else one region. */
    static List<Region> of(Activation activation, Value value, Kernels kernels, Batch batch) {
        if (activation == Activation.IDENTITY || value.isReadThroughActivation()) {
            return List.of();
        }
        ActivationKernel kernel = kernels.activation(activation, value.layout());
        ActivationKernel banded = value.bands() == null ? null : kernels.activation(activation, value.bandLayout());
        return List.of(Cut.channels(batch, value.shape()).region((block, from, to) -> {
            float[] data = value.activations().data();
            int gradient = value.blockOfGradient(block);
            (value.isInBands(block) ? banded : kernel)
                    .backward(data, value.blockOfActivations(block), data, gradient, data, gradient, from, to);
        }));
    }
}
