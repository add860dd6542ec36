package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;

/** An element-wise function that could not join the layer before it. */
final class ActivationStep implements Step {
    private final Value input;
    private final Value output;
    private final ActivationKernel kernel;
    private final Cut channels;

    ActivationStep(Node.OfLayer node, Activation activation, Kernels kernels, Batch batch) {
        this.input = node.input();
        this.output = node.output();
        // One kernel indexes both values, so they must lie alike.
        this.kernel = kernels.activation(activation, output.layout());
        this.channels = Cut.channels(batch, output.layout().shape());
    }

    @Override
    public Region forward() {
        return channels.region((block, from, to) -> kernel.forward(
                input.activations().data(), input.activations().block(block),
                output.activations().data(), output.activations().block(block),
                from, to));
    }

    @Override
    public List<Region> backward() {
        if (!input.differentiated()) {
            return List.of();
        }
        return List.of(channels.region((block, from, to) -> kernel.backward(
                output.activations().data(), output.activations().block(block),
                output.gradient().data(), output.gradient().block(block),
                input.gradient().data(), input.gradient().block(block),
                from, to)));
    }
}
