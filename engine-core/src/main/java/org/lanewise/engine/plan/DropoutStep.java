package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.random.Seed;

/** Dropout in training; inference has no such step. */
final class DropoutStep implements Step {
    private final Value input;
    private final Value output;
    private final DropoutKernel kernel;
    private final Cut channels;
    private final Randomness randomness;
    private final Seed stream;
    private final int threshold;
    private final float scale;

    DropoutStep(Node.OfLayer node, Dropout layer, Kernels kernels, Batch batch, Randomness randomness) {
        this.input = node.input();
        this.output = node.output();
        this.kernel = kernels.dropout(output.layout());
        this.channels = Cut.channels(batch, output.shape());
        this.randomness = randomness;
        this.stream = randomness.of(node.name());
        this.threshold = (int) Math.round(layer.rate() * (1 << 24));
        this.scale = (float) (1 / (1 - layer.rate()));
    }

    @Override
    public Region forward() {
        return channels.region((block, from, to) -> kernel.apply(
                input.activations().data(), input.activations().block(block),
                output.activations().data(), output.activations().block(block),
                block, randomness.bits(stream), threshold, scale,
                from, to));
    }

    @Override
    public List<Region> backward() {
        if (!input.differentiated()) {
            return List.of();
        }
        return List.of(channels.region((block, from, to) -> kernel.apply(
                output.gradient().data(), output.gradient().block(block),
                input.gradient().data(), input.gradient().block(block),
                block, randomness.bits(stream), threshold, scale,
                from, to)));
    }
}
