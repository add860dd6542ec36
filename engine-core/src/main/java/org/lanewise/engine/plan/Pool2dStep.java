package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;

/** A pooling. */
final class Pool2dStep implements Step {
    private final Value input;
    private final Value output;
    private final Pool2dKernel kernel;
    private final Cut channels;

    Pool2dStep(Node.OfLayer node, Pool2dGeometry geometry, Kernels kernels, Batch batch) {
        this.input = node.input();
        this.output = node.output();
        this.kernel = kernels.pool2d(geometry);
        this.channels = Cut.channels(batch, output.layout().shape());
    }

    @Override
    public Region forward() {
        return channels.region((block, from, to) -> {
            if (input.isInBands(block)) {
                input.bands()
                        .join(input.activations().data(), input.bandLayout(), input.bandedActivationsAt(),
                                input.layout(),
                                input.activations().block(block), from, to);
            }
            kernel.forward(
                    input.activations().data(), input.activations().block(block),
                    output.activations().data(), output.activations().block(block),
                    from, to);
        });
    }

    @Override
    public List<Region> backward() {
        if (!input.differentiated()) {
            return List.of();
        }
        return List.of(channels.region((block, from, to) -> {
            kernel.backward(
                    input.activations().data(), input.activations().block(block),
                    output.activations().data(), output.activations().block(block),
                    output.gradient().data(), output.gradient().block(block),
                    input.gradient().data(), input.gradient().block(block),
                    from, to);
            if (input.isInBands(block)) {
                input.bands()
                        .cut(input.gradient().data(), input.layout(), input.gradient().block(block), input.bandLayout(),
                                input.bandedGradientAt(), from, to);
            }
        }));
    }
}
