package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ImageLayout;
import org.lanewise.engine.tensor.Slab;

/**
 * The way of a single image through a network. In a batch of one 15 of 16 lanes would be empty, so here the lanes are
 * channels. What treats all lanes alike is done by the steps of a batch, on values that look like blocks of fewer channels.
 */
final class ImagePath {
    private final Batch one = new Batch(1);
    private final Slab slab = new Slab();
    private final float[] parameters;
    private final Kernels kernels;
    private final Value input;
    private final Value output;
    private final BlockLayout arrival;
    private final float[] arrived;
    private final int[] from;
    private final int[] to;
    private final int[] results;
    private final Region packing;
    private final Region[] forward;

    private ImagePath(Graph graph, Parameters parameters, Kernels kernels) {
        this.parameters = parameters.values();
        this.kernels = kernels;
        this.input = graph.input();
        this.output = graph.output();
        graph.values().forEach(value -> value.reserveImage(slab));
        List<Region> packing = new ArrayList<>();
        List<Region> forward = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Step step = step(node);
            packing.add(step.packForward());
            if (step.forward() != Region.NONE) {
                forward.add(step.forward());
            }
        }
        this.packing = new Regions(packing);
        this.forward = forward.toArray(Region[]::new);
        float[] storage = slab.allocate();
        graph.values().forEach(value -> value.bind(storage, 1));
        this.arrival = BlockLayout.of(input.shape());
        this.arrived = new float[arrival.blockStride()];
        this.from = arrival.offsets();
        this.to = new ImageLayout(input.shape(), input.layout().border()).offsets();
        this.results = new ImageLayout(output.shape(), output.layout().border()).offsets();
    }

    /** The path, or nothing if the network has a layer that knows batches only. */
    static Optional<ImagePath> of(Parameters parameters, Kernels kernels) {
        Graph graph = Graph.of(parameters.network(), parameters, false, false);
        return graph.nodes().stream().allMatch(ImagePath::suits)
                ? Optional.of(new ImagePath(graph, parameters, kernels))
                : Optional.empty();
    }

    private static boolean suits(Node node) {
        return switch (node) {
            // Flattening brings channels into other lanes; a user's own layer expects lane blocks.
            case Node.OfLayer layer -> !(layer.layer() instanceof Flatten || layer.layer() instanceof CustomLayer);
            case Node.Copy _,Node.Fork _,Node.Add _ -> true;
        };
    }

    private Step step(Node node) {
        return switch (node) {
            case Node.OfLayer layer -> step(layer);
            case Node.Copy copy -> new CopyStep(copy.input(), copy.output(), one);
            case Node.Fork fork -> new ForkStep(fork, kernels, one);
            case Node.Add add -> new AddStep(add, kernels, one);
        };
    }

    private Step step(Node.OfLayer node) {
        return switch (node.layer()) {
            case Conv2d conv -> new ImageConv2dStep(node, conv, kernels, parameters, slab);
            case Linear linear -> new ImageConv2dStep(node, linear, kernels, parameters, slab);
            case MaxPool2d pool -> pool(node, Pool2dGeometry.Kind.MAX, pool.window(), pool.stride());
            case AvgPool2d pool -> pool(node, Pool2dGeometry.Kind.AVERAGE, pool.window(), pool.stride());
            case GlobalAvgPool2d _ -> new Pool2dStep(
                    node, Pool2dGeometry.global(node.input().layout(), node.output().layout()), kernels, one);
            case BatchNorm norm -> new ImageBatchNormStep(node, norm, kernels, one, parameters, slab);
            case ElementWise elementWise -> new ActivationStep(node, elementWise.function(), kernels, one);
            case Dropout _,Flatten _,CustomLayer _,Residual _ -> throw new IllegalStateException(
                    node.name() + " is no step of a single image");
        };
    }

    private Step pool(Node.OfLayer node, Pool2dGeometry.Kind kind, int window, int stride) {
        Pool2dGeometry geometry =
                new Pool2dGeometry(kind, node.input().layout(), node.output().layout(), window, stride);
        return new Pool2dStep(node, geometry, kernels, one);
    }

    /** Takes over the parameters as they are now. */
    Region packing() {
        return packing;
    }

    /**
     * Computes the logits of one image.
     *
     * @param indices which image of {@code examples}: the one at position {@code at}
     * @param logits receives those of class c at {@code logitsAt + 16 c}
     */
    void run(Examples examples, int[] indices, int at, Workers workers, float[] logits, int logitsAt) {
        examples.read(indices, at, 1, arrived, 0, arrival);
        float[] image = input.activations().data();
        int imageAt = input.activations().offset();
        for (int i = 0; i < from.length; i++) {
            image[imageAt + to[i]] = arrived[from[i]];
        }
        for (Region region : forward) {
            workers.run(region);
        }
        float[] result = output.activations().data();
        int resultAt = output.activations().offset();
        for (int c = 0; c < results.length; c++) {
            logits[logitsAt + c * BlockLayout.LANES] = result[resultAt + results[c]];
        }
    }
}
