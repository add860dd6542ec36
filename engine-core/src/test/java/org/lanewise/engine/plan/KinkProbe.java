package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * On which side of the kinks of ReLU and max pooling a network's values are. Between two points with different
 * fingerprints a difference quotient is not a derivative.
 */
final class KinkProbe {
    private final Graph graph;
    private final List<Step> steps;
    private final Batch batch;
    private final Loader loader;
    private final Workers workers = Workers.of(1);

    KinkProbe(Parameters parameters, int capacity, Kernels kernels) {
        batch = new Batch(capacity);
        graph = Graph.of(parameters.network(), parameters, true, false);
        steps = new Compiler(
                kernels, batch, parameters, parameters.newArray(), new Randomness(new Seed(0)),
                GradientOrder.of(graph, capacity))
                .compile(graph);
        loader = new Loader(graph.input(), batch);
    }

    int fingerprint(Examples examples, int[] indices) {
        loader.load(examples, indices, 0, indices.length);
        workers.run(loader);
        List<Integer> sides = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            workers.run(steps.get(i).packForward());
            workers.run(steps.get(i).forward());
            switch (graph.nodes().get(i)) {
                case Node.OfLayer node -> collect(node, sides);
                case Node.Add add when add.activation() == Activation.RELU -> positive(add.output(), sides);
                case Node.Add _,Node.Copy _,Node.Fork _ -> {
                }
            }
        }
        return sides.hashCode();
    }

    private void collect(Node.OfLayer node, List<Integer> sides) {
        if (node.activation() == Activation.RELU || node.layer() instanceof ReLU) {
            positive(node.output(), sides);
        } else if (node.layer() instanceof MaxPool2d pool) {
            winners(pool, node.input().activations(), node.output().activations(), sides);
        }
    }

    private void positive(Value of, List<Integer> sides) {
        Tensor y = of.activations();
        float[] image = new float[y.shape().size()];
        for (int n = 0; n < batch.images(); n++) {
            y.copyImage(n, image, 0);
            for (float value : image) {
                sides.add(value > 0 ? 1 : 0);
            }
        }
    }

    private void winners(MaxPool2d pool, Tensor x, Tensor y, List<Integer> sides) {
        Shape out = y.shape();
        for (int n = 0; n < batch.images(); n++) {
            for (int c = 0; c < out.channels(); c++) {
                for (int oy = 0; oy < out.height(); oy++) {
                    for (int ox = 0; ox < out.width(); ox++) {
                        int winner = 0;
                        while (x.get(n, c, oy * pool.stride() + winner / pool.window(),
                                ox * pool.stride() + winner % pool.window()) != y.get(n, c, oy, ox)) {
                            winner++;
                        }
                        sides.add(winner);
                    }
                }
            }
        }
    }
}
