package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;

/** Turns the gradient after a joined activation into the gradient before it, in place. */
final class ActivationBackward {
    private ActivationBackward() {}

    /** Nothing for the identity, else one region. */
    static List<Region> of(Node node, Kernels kernels, Batch batch) {
        if (node.activation() == Activation.IDENTITY) {
            return List.of();
        }
        Value value = node.output();
        ActivationKernel kernel = kernels.activation(node.activation(), value.layout());
        return List.of(Cut.channels(batch, value.shape()).region((block, from, to) -> {
            float[] data = value.activations().data();
            int gradient = value.gradient().block(block);
            kernel.backward(data, value.activations().block(block), data, gradient, data, gradient, from, to);
        }));
    }
}
