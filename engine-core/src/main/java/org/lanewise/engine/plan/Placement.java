package org.lanewise.engine.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lanewise.engine.tensor.Slab;

/** Gives the values of a graph their places in a slab. What nobody reads any more leaves its place to a later value. */
final class Placement {
    private final Graph graph;
    private final Buffers buffers;
    private final Set<Value> placed = new HashSet<>();

    private Placement(Graph graph, Slab slab, int images) {
        this.graph = graph;
        this.buffers = new Buffers(slab, images);
        graph.values().forEach(Value::layOut);
    }

    /** For a plan that only goes forward: the input and the output keep their places. */
    static void forInference(Graph graph, Slab slab, int images) {
        new Placement(graph, slab, images).placeActivationsInTurn();
    }

    /** For a plan that goes back as well, which needs all activations. */
    static void forTraining(Graph graph, Slab slab, int images, GradientOrder order) {
        Placement placement = new Placement(graph, slab, images);
        graph.values().forEach(value -> placement.placeActivations(value.ownerOfActivations()));
        placement.placed.clear();
        if (order == GradientOrder.LAYER_BY_LAYER) {
            placement.placeGradientsInTurn();
        }
        graph.values().forEach(value -> placement.placeGradient(value.ownerOfGradient()));
        graph.values().forEach(value -> value.reserveBands(slab));
    }

    private void placeActivations(Value value) {
        if (placed.add(value)) {
            value.placeActivations(buffers.take(value.layout()));
        }
    }

    private void placeGradient(Value value) {
        if (value.differentiated() && placed.add(value)) {
            value.placeGradient(buffers.take(value.layout()));
        }
    }

    private void placeActivationsInTurn() {
        List<Node> nodes = graph.nodes();
        Map<Value, Integer> lastReader = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (Value input : nodes.get(i).inputs()) {
                lastReader.put(input.ownerOfActivations(), i);
            }
        }
        lastReader.remove(graph.input());
        lastReader.remove(graph.output().ownerOfActivations());
        placeActivations(graph.input());
        for (int i = 0; i < nodes.size(); i++) {
            placeActivations(nodes.get(i).output().ownerOfActivations());
            for (Value input : nodes.get(i).inputs()) {
                Value owner = input.ownerOfActivations();
                if (lastReader.remove(owner, i)) {
                    buffers.giveBack(owner.layout(), owner.activationsAt());
                }
            }
        }
    }

    /** A gradient is needed from its first writer, the last node that reads its value, to the first node that gives it. */
    private void placeGradientsInTurn() {
        Map<Value, Integer> givers = new HashMap<>();
        for (Node node : graph.nodes()) {
            givers.merge(node.output().ownerOfGradient(), 1, Integer::sum);
        }
        placeGradient(graph.output().ownerOfGradient());
        for (Node node : graph.nodes().reversed()) {
            node.inputs().forEach(input -> placeGradient(input.ownerOfGradient()));
            Value owner = node.output().ownerOfGradient();
            if (givers.merge(owner, -1, Integer::sum) == 0) {
                buffers.giveBack(owner.layout(), owner.gradientAt());
            }
        }
    }
}
