package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.tensor.Slab;

/** A convolution with its activation; one without a bias adds zeros and has their gradient thrown away. */
final class Conv2dStep implements Step {
    private final Node.OfLayer node;
    private final Conv2dKernel kernel;
    private final float[] parameters;
    private final float[] gradients;
    private final Batch batch;
    private final int weightsAt;
    private final boolean useBias;
    private final int biasAt;
    private final int biasGradientAt;
    private final int packedForwardAt;
    private final int packedBackwardAt;
    private final int scratchAt;
    private final List<Region> backward;

    Conv2dStep(Node.OfLayer node, Conv2d layer, Kernels kernels, Batch batch, float[] parameters, float[] gradients,
            Slab slab) {
        this.node = node;
        this.batch = batch;
        this.parameters = parameters;
        this.gradients = gradients;
        this.kernel = kernels.conv2d(new Conv2dGeometry(
                node.input().layout(),
                node.output().layout(),
                layer.kernelHeight(),
                layer.kernelWidth(),
                layer.stride(),
                layer.pad().resolve(node.input().shape(), layer.kernelHeight(), layer.kernelWidth(), layer.stride()),
                node.activation()));
        this.weightsAt = node.slices().get(0).at();
        this.useBias = layer.useBias();
        this.biasAt = useBias ? node.slices().get(1).at() : slab.reserve(layer.channels());
        boolean training = node.output().differentiated();
        this.packedForwardAt = slab.reserve(kernel.packedForwardSize());
        this.packedBackwardAt = node.input().differentiated() ? slab.reserve(kernel.packedBackwardSize()) : -1;
        this.scratchAt = training ? slab.reserve(kernel.weightScratchSize()) : -1;
        this.biasGradientAt = useBias ? biasAt : slab.reserve(layer.channels());
        this.backward = training ? backward(kernels) : List.of();
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    @Override
    public Region packForward() {
        return Region.single(() -> kernel.packForward(parameters, weightsAt, storage(), packedForwardAt));
    }

    @Override
    public Region packBackward() {
        return packedBackwardAt < 0
                ? Region.NONE
                : Region.single(() -> kernel.packBackward(parameters, weightsAt, storage(), packedBackwardAt));
    }

    @Override
    public Region forward() {
        return Cut.rows(batch, node.output().shape())
                .region((block, from, to) -> kernel.forward(
                        storage(), node.input().activations().block(block),
                        storage(), packedForwardAt,
                        useBias ? parameters : storage(), biasAt,
                        storage(), node.output().activations().block(block),
                        from, to));
    }

    private List<Region> backward(Kernels kernels) {
        List<Region> regions = new ArrayList<>(ActivationBackward.of(node.activation(), node.output(), kernels, batch));
        if (node.input().differentiated()) {
            regions.add(Cut.rows(batch, node.input().shape())
                    .region((block, from, to) -> kernel.backwardData(
                            storage(), node.output().gradient().block(block),
                            storage(), packedBackwardAt,
                            storage(), node.input().gradient().block(block),
                            from, to)));
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
                storage(), node.input().activations().offset(),
                storage(), node.output().gradient().offset(),
                batch.blocks(),
                storage(), scratchAt,
                gradients, weightsAt,
                useBias ? gradients : storage(), biasGradientAt));
    }

    @Override
    public long multiplyAdds() {
        return kernel.geometry().multiplyAdds();
    }
}
