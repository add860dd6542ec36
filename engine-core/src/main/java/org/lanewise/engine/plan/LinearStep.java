package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.tensor.Slab;

/** A fully connected layer with its activation. */
final class LinearStep implements Step {
    private final Node.OfLayer node;
    private final LinearKernel kernel;
    private final float[] parameters;
    private final float[] gradients;
    private final Batch batch;
    private final int weightsAt;
    private final int biasAt;
    private final int packedForwardAt;
    private final int packedBackwardAt;
    private final int scratchAt;
    private final List<Region> backward;

    LinearStep(Node.OfLayer node, Linear layer, Kernels kernels, Batch batch, float[] parameters, float[] gradients,
            Slab slab) {
        this.node = node;
        this.batch = batch;
        this.parameters = parameters;
        this.gradients = gradients;
        this.kernel =
                kernels.linear(new LinearGeometry(node.input().layout(), layer.outputs(), node.activation()));
        this.weightsAt = node.slices().get(0).at();
        this.biasAt = node.slices().get(1).at();
        boolean training = node.output().differentiated();
        this.packedForwardAt = slab.reserve(kernel.packedForwardSize());
        this.packedBackwardAt = node.input().differentiated() ? slab.reserve(kernel.packedBackwardSize()) : -1;
        this.scratchAt = training ? slab.reserve(kernel.weightScratchSize(batch.capacity())) : -1;
        this.backward = training ? backward(kernels) : List.of();
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    @Override
    public Region packForward() {
        return Region.of(kernel::forwardPackChunks, chunk -> kernel.packForward(
                chunk, parameters, weightsAt, storage(), packedForwardAt));
    }

    @Override
    public Region packBackward() {
        return packedBackwardAt < 0
                ? Region.NONE
                : Region.of(kernel::backwardPackChunks, chunk -> kernel.packBackward(
                        chunk, parameters, weightsAt, storage(), packedBackwardAt));
    }

    @Override
    public Region forward() {
        return Region.of(() -> kernel.forwardChunks(batch.blocks()), chunk -> kernel.forward(
                chunk,
                batch.blocks(),
                storage(), node.input().activations().offset(),
                storage(), packedForwardAt,
                parameters, biasAt,
                storage(), node.output().activations().offset()));
    }

    private List<Region> backward(Kernels kernels) {
        List<Region> regions = new ArrayList<>(ActivationBackward.of(node.activation(), node.output(), kernels, batch));
        if (node.input().differentiated()) {
            regions.add(Region.of(() -> kernel.dataChunks(batch.blocks()), chunk -> kernel.backwardData(
                    chunk,
                    batch.blocks(),
                    storage(), node.output().gradient().offset(),
                    storage(), packedBackwardAt,
                    storage(), node.input().gradient().offset())));
        }
        return regions;
    }

    @Override
    public List<Region> backward() {
        return backward;
    }

    @Override
    public Region gradients() {
        return Region.of(kernel::weightChunks, chunk -> kernel.backwardWeights(
                chunk,
                batch.images(),
                storage(), node.input().activations().offset(),
                storage(), node.output().gradient().offset(),
                storage(), scratchAt,
                gradients, weightsAt,
                gradients, biasAt));
    }

    @Override
    public long multiplyAdds() {
        return kernel.geometry().multiplyAdds();
    }
}
