package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
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
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Slab;

/** Gives every value its place in one slab and turns every node into a step. */
final class Compiler {
    private final Kernels kernels;
    private final Batch batch;
    private final float[] parameters;
    private final float[] gradients;
    private final Randomness randomness;
    private final GradientOrder order;
    private final Slab slab = new Slab();
    private final SharedScratch scratch = new SharedScratch();
    private final List<SharedScratch> ofLayers = new ArrayList<>();
    private Value images;

    /** For inference. */
    Compiler(Kernels kernels, Batch batch, Parameters parameters) {
        this(kernels, batch, parameters, null, null, null);
    }

    /**
     * For training.
     *
     * @param gradients receives the gradients of the parameters
     * @param randomness of the layers that draw
     * @param order in which the steps will be run
     */
    Compiler(
            Kernels kernels, Batch batch, Parameters parameters, float[] gradients, Randomness randomness,
            GradientOrder order) {
        this.order = order;
        this.kernels = kernels;
        this.batch = batch;
        this.parameters = parameters.values();
        this.gradients = gradients;
        this.randomness = randomness;
    }

    List<Step> compile(Graph graph) {
        List<Step> steps = layOut(graph);
        float[] storage = slab.allocate();
        graph.values().forEach(value -> value.bind(storage, batch.capacity()));
        return steps;
    }

    /** Bytes that {@link #compile} would allocate for all buffers together. */
    long bytes(Graph graph) {
        layOut(graph);
        return slab.allocation() * Float.BYTES;
    }

    private List<Step> layOut(Graph graph) {
        if (gradients == null) {
            Placement.forInference(graph, slab, batch.capacity());
        } else {
            Banding.choose(graph, batch);
            Placement.forTraining(graph, slab, batch.capacity(), order);
        }
        images = graph.input();
        List<Step> steps = new ArrayList<>();
        for (Node node : graph.nodes()) {
            steps.add(step(node));
        }
        scratch.reserve(slab);
        ofLayers.forEach(own -> own.reserve(slab));
        return List.copyOf(steps);
    }

    /** Scratch memory that a layer keeps from the beginning of its gradients to their end. */
    private SharedScratch scratchOfGradients() {
        if (order == GradientOrder.LAYER_BY_LAYER) {
            return scratch;
        }
        SharedScratch own = new SharedScratch();
        ofLayers.add(own);
        return own;
    }

    private Step step(Node node) {
        return switch (node) {
            case Node.OfLayer layer -> step(layer, layer.layer());
            case Node.Copy copy -> new CopyStep(copy.input(), copy.output(), batch);
            case Node.Fork fork -> new ForkStep(fork, kernels, batch);
            case Node.Add add -> new AddStep(add, kernels, batch);
        };
    }

    private Step step(Node.OfLayer node, Layer layer) {
        return switch (layer) {
            case Conv2d conv -> new Conv2dStep(
                    node, conv, kernels, batch, parameters, gradients, slab, scratch, scratchOfGradients(),
                    node.input() == images);
            case Linear linear -> new LinearStep(node, linear, kernels, batch, parameters, gradients, slab);
            case MaxPool2d pool -> pool(node, maximum(node.input()), pool.window(), pool.stride());
            case AvgPool2d pool -> pool(node, Pool2dGeometry.Kind.AVERAGE, pool.window(), pool.stride());
            case GlobalAvgPool2d _ -> new Pool2dStep(
                    node, Pool2dGeometry.global(node.input().layout(), node.output().layout()), kernels, batch);
            case BatchNorm norm -> new BatchNormStep(node, norm, kernels, batch, parameters, gradients, slab);
            case Dropout dropout -> new DropoutStep(node, dropout, kernels, batch, randomness);
            case ElementWise elementWise -> new ActivationStep(node, elementWise.function(), kernels, batch);
            case Flatten _ -> new CopyStep(node.input(), node.output(), batch);
            case CustomLayer custom -> new CustomStep(node, custom, batch, parameters, gradients);
            case Residual _ -> throw new IllegalStateException("a graph has laid open its residual blocks");
        };
    }

    private static Pool2dGeometry.Kind maximum(Value input) {
        return input.isReadThroughActivation() ? Pool2dGeometry.Kind.MAX_OF_RELU : Pool2dGeometry.Kind.MAX;
    }

    private Step pool(Node.OfLayer node, Pool2dGeometry.Kind kind, int window, int stride) {
        Pool2dGeometry geometry =
                new Pool2dGeometry(kind, node.input().layout(), node.output().layout(), window, stride);
        return new Pool2dStep(node, geometry, kernels, batch);
    }
}
