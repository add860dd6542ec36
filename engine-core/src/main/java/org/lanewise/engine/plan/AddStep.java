package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.Kernels;

/** The sum that ends a residual block, with its activation. Both branches read the gradient of the sum itself. */
final class AddStep implements Step {
    private final Node.Add node;
    private final AddKernel kernel;
    private final AddKernel banded;
    private final Cut channels;
    private final List<Region> backward;

    AddStep(Node.Add node, Kernels kernels, Batch batch) {
        this.node = node;
        this.kernel = kernels.add(node.activation(), node.output().layout());
        this.banded = node.output().bands() == null
                ? null
                : kernels.add(node.activation(), node.output().bandLayout());
        this.channels = Cut.channels(batch, node.output().layout().shape());
        this.backward = node.output().differentiated()
                ? ActivationBackward.of(node.activation(), node.output(), kernels, batch)
                : List.of();
    }

    @Override
    public Region forward() {
        return channels.region((block, from, to) -> {
            float[] data = node.output().activations().data();
            (node.output().isInBands(block) ? banded : kernel).forward(
                    data, node.first().blockOfActivations(block),
                    data, node.second().blockOfActivations(block),
                    data, node.output().blockOfActivations(block),
                    from, to);
        });
    }

    @Override
    public List<Region> backward() {
        return backward;
    }
}
