package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;

/** A convolution or linear layer of a single image, with its activation. */
final class ImageConv2dStep implements Step {
    private final Node.OfLayer node;
    private final ImageConv2dKernel kernel;
    private final float[] parameters;
    private final int weightsAt;
    private final boolean useBias;
    private final int biasAt;
    private final int packedAt;
    private final int scratchAt;

    ImageConv2dStep(Node.OfLayer node, Conv2d layer, Kernels kernels, float[] parameters, Slab slab) {
        this(
                node,
                geometry(node, layer.kernelHeight(), layer.kernelWidth(), layer.stride(),
                        layer.pad()
                                .resolve(
                                        node.input().shape(), layer.kernelHeight(), layer.kernelWidth(),
                                        layer.stride())),
                layer.useBias(), kernels, parameters, slab);
    }

    /** Its inputs are those of a kernel that covers the whole map, in the same order. */
    ImageConv2dStep(Node.OfLayer node, Linear layer, Kernels kernels, float[] parameters, Slab slab) {
        this(
                node,
                geometry(node, node.input().shape().height(), node.input().shape().width(), 1, Padding.NONE),
                true, kernels, parameters, slab);
    }

    private ImageConv2dStep(
            Node.OfLayer node, Conv2dGeometry geometry, boolean useBias, Kernels kernels, float[] parameters,
            Slab slab) {
        this.node = node;
        this.kernel = kernels.imageConv2d(geometry);
        this.parameters = parameters;
        this.weightsAt = node.slices().get(0).at();
        this.useBias = useBias;
        this.biasAt = useBias ? node.slices().get(1).at() : slab.reserve(geometry.outputChannels());
        this.packedAt = slab.reserve(kernel.packedSize());
        this.scratchAt = slab.reserve(kernel.scratchSize());
    }

    private static Conv2dGeometry geometry(Node.OfLayer node, int height, int width, int stride, Padding padding) {
        Shape output = node.output().shape();
        return new Conv2dGeometry(
                new BlockLayout(node.input().shape(), node.input().layout().border()),
                new BlockLayout(output, node.output().layout().border()),
                height, width, stride, padding, node.activation());
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    @Override
    public Region packForward() {
        return Region.single(() -> kernel.pack(
                parameters, weightsAt, useBias ? parameters : storage(), biasAt, storage(), packedAt));
    }

    @Override
    public Region forward() {
        return Region.of(kernel::chunks, chunk -> kernel.forward(
                chunk,
                storage(), node.input().activations().offset(),
                storage(), packedAt,
                storage(), scratchAt,
                storage(), node.output().activations().offset()));
    }

    @Override
    public List<Region> backward() {
        return List.of();
    }
}
