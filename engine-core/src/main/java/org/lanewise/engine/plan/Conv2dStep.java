package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Batch batch;
    private final int weightsAt;
    private final boolean useBias;
    private final int biasAt;
    private final int packedForwardAt;
    private final int packedBackwardAt;
    private final Bands bands;
    private final BandedConv2d banded;
    private final boolean readsImages;
    private final PartialPass partialForward;
    private final PartialPass partialBackward;
    private final List<Region> backward;
    private final Region cut;
    private final Region gradients;

    /**
     * Binds a convolution to its buffers.
     *
     * @param readsImages whether its input is that of the network
     */
    Conv2dStep(Node.OfLayer node, Conv2d layer, Kernels kernels, Batch batch, float[] parameters, float[] gradients,
            Slab slab, SharedScratch scratch, SharedScratch cuttings, boolean readsImages) {
        this.node = node;
        this.batch = batch;
        this.parameters = parameters;
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
        boolean through = node.input().differentiated();
        this.packedBackwardAt = through ? slab.reserve(kernel.packedBackwardSize()) : -1;
        this.bands = node.input().bands();
        this.banded = bands == null
                ? null
                : new BandedConv2d(kernel.geometry(), node.input(), node.output(), kernels);
        this.readsImages = readsImages;
        this.partialForward = new PartialPass(kernel.partialForward(), bands, batch, slab, scratch);
        this.partialBackward = new PartialPass(
                through ? kernel.partialBackwardData() : Optional.empty(), bands, batch, slab, scratch);
        if (training) {
            int biasGradientAt = useBias ? biasAt : slab.reserve(layer.channels());
            Conv2dGradients sums = new Conv2dGradients(
                    kernel, batch, node.input(), node.output(), gradients, weightsAt, useBias ? gradients : null,
                    biasGradientAt, slab, cuttings, banded);
            this.cut = sums.cut();
            this.gradients = sums.region();
        } else {
            this.cut = Region.NONE;
            this.gradients = Region.NONE;
        }
        this.backward = training ? backward(kernels) : List.of();
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    private float[] bias() {
        return useBias ? parameters : storage();
    }

    @Override
    public Region packForward() {
        boolean inference = !node.output().differentiated();
        return new Regions(List.of(
                Region.single(() -> kernel.packForward(parameters, weightsAt, storage(), packedForwardAt)),
                partialForward.pack(inference, (partial, packedAt) -> partial.pack(
                        parameters, weightsAt, bias(), biasAt, storage(), packedAt))));
    }

    @Override
    public Region packBackward() {
        return packedBackwardAt < 0
                ? Region.NONE
                : new Regions(List.of(
                        Region.single(() -> kernel.packBackward(parameters, weightsAt, storage(), packedBackwardAt)),
                        partialBackward.pack(false, (partial, packedAt) -> partial.pack(
                                parameters, weightsAt, bias(), biasAt, storage(), packedAt))));
    }

    @Override
    public Region forward() {
        Value input = node.input();
        Value output = node.output();
        Region whole = Cut.rows(() -> wholeBlocks(partialForward), output.shape(), multiplyAdds())
                .region((block, from, to) -> kernel.forward(
                        storage(), input.activations().block(block),
                        storage(), packedForwardAt,
                        bias(), biasAt,
                        storage(), output.activations().block(block),
                        from, to));
        return new Regions(List.of(
                whole, inBands(this::bandsForward), partialForward.region(input::activations, output::activations)));
    }

    private int wholeBlocks(PartialPass partial) {
        return bands != null && bands.areThere() ? bands.wholeBlocks() : partial.wholeBlocks();
    }

    /** The images in bands, if there are any: as much work as a few rows of a whole block. */
    private Region inBands(Runnable pass) {
        return bands == null ? Region.NONE : Region.of(() -> bands.areThere() ? 1 : 0, _ -> pass.run());
    }

    private void bandsForward() {
        Value input = node.input();
        if (readsImages) {
            bands.cut(
                    storage(), input.layout(), input.activations().block(bands.wholeBlocks()), input.bandLayout(),
                    input.bandedActivationsAt(), 0, input.shape().channels());
        }
        banded.forward(storage(), packedForwardAt, bias(), biasAt);
    }

    private void bandsBackward() {
        Value input = node.input();
        banded.backwardData(storage(), packedBackwardAt);
        if (readsImages) {
            bands.join(
                    storage(), input.bandLayout(), input.bandedGradientAt(), input.layout(),
                    input.gradient().block(bands.wholeBlocks()), 0, input.shape().channels());
        }
    }

    private List<Region> backward(Kernels kernels) {
        Value input = node.input();
        Value output = node.output();
        List<Region> regions = new ArrayList<>(ActivationBackward.of(node.activation(), output, kernels, batch));
        if (input.differentiated()) {
            Region whole = Cut.rows(() -> wholeBlocks(partialBackward), input.shape(), multiplyAdds())
                    .region((block, from, to) -> kernel.backwardData(
                            storage(), output.gradient().block(block),
                            storage(), packedBackwardAt,
                            storage(), input.gradient().block(block),
                            from, to));
            regions.add(new Regions(List.of(
                    whole, inBands(this::bandsBackward), partialBackward.region(output::gradient, input::gradient))));
        }
        return List.copyOf(regions);
    }

    @Override
    public List<Region> backward() {
        return backward;
    }

    @Override
    public Region prepareGradients() {
        return cut;
    }

    @Override
    public Region gradients() {
        return gradients;
    }

    @Override
    public long multiplyAdds() {
        return kernel.geometry().multiplyAdds();
    }
}
