package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Slab;

/** Gives every value its place in one slab and turns every node into a step. */
final class Compiler {
    private final Kernels kernels;
    private final Batch batch;
    private final float[] parameters;
    private final float[] gradients;
    private final Slab slab = new Slab();

    /** @param gradients receives the gradients of the parameters; null for inference */
    Compiler(Kernels kernels, Batch batch, Parameters parameters, float[] gradients) {
        this.kernels = kernels;
        this.batch = batch;
        this.parameters = parameters.values();
        this.gradients = gradients;
    }

    List<Step> compile(Graph graph) {
        graph.values().forEach(value -> value.reserve(slab, batch.capacity()));
        List<Step> steps = new ArrayList<>();
        for (Node node : graph.nodes()) {
            steps.add(step(node, node.layer()));
        }
        float[] storage = slab.allocate();
        graph.values().forEach(value -> value.bind(storage, batch.capacity()));
        return List.copyOf(steps);
    }

    private Step step(Node node, Layer layer) {
        return switch (layer) {
            case Conv2d conv -> new Conv2dStep(node, conv, kernels, batch, parameters, gradients, slab);
            case Linear linear -> new LinearStep(node, linear, kernels, batch, parameters, gradients, slab);
            case MaxPool2d pool -> pool(node, Pool2dGeometry.Kind.MAX, pool.window(), pool.stride());
            case AvgPool2d pool -> pool(node, Pool2dGeometry.Kind.AVERAGE, pool.window(), pool.stride());
            case ElementWise elementWise -> new ActivationStep(node, elementWise.function(), kernels, batch);
            case Flatten _ -> new FlattenStep(node, batch);
            case CustomLayer custom -> new CustomStep(node, custom, batch, parameters, gradients);
        };
    }

    private Step pool(Node node, Pool2dGeometry.Kind kind, int window, int stride) {
        return new Pool2dStep(node, kind, window, stride, kernels, batch);
    }
}
