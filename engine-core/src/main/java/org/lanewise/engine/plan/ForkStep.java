package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.Kernels;

/** One value read by two branches, the second through a view: their gradients are added, the second to the first. */
final class ForkStep implements Step {
    private final Node.Fork node;
    private final AddKernel kernel;
    private final AddKernel banded;
    private final Cut channels;

    ForkStep(Node.Fork node, Kernels kernels, Batch batch) {
        this.node = node;
        this.kernel = kernels.add(Activation.IDENTITY, node.input().layout());
        this.banded = node.input().bands() == null
                ? null
                : kernels.add(Activation.IDENTITY, node.input().bandLayout());
        this.channels = Cut.channels(batch, node.input().shape());
    }

    @Override
    public Region forward() {
        return Region.NONE;
    }

    @Override
    public List<Region> backward() {
        if (!node.input().differentiated()) {
            return List.of();
        }
        return List.of(channels.region((block, from, to) -> {
            float[] data = node.input().gradient().data();
            int first = node.input().blockOfGradient(block);
            (node.input().isInBands(block) ? banded : kernel)
                    .forward(data, first, data, node.output().blockOfGradient(block), data, first, from, to);
        }));
    }
}
