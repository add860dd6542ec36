package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Padding;

/**
 * A network as nodes and values: activations joined to the layer before them, flattening gone (a linear layer reads
 * feature maps as they lie), borders known.
 */
final class Graph {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    private Graph() {}

    /**
     * @param training whether gradients are wanted at all
     * @param inputGradient whether the gradient of the network's input is wanted
     */
    static Graph of(Network network, Parameters parameters, boolean training, boolean inputGradient) {
        Graph graph = new Graph();
        Value value = graph.value(new Value(network.input(), training && inputGradient));
        List<Network.Placed> placed = network.placed();
        for (int i = 0; i < placed.size(); i++) {
            Layer layer = placed.get(i).layer();
            if (layer instanceof Flatten && (value.shape().isVector() || isLinear(placed, i + 1))) {
                continue;
            }
            if (layer instanceof Conv2d && value.refusesBorder()) {
                value = graph.copy(value);
            }
            List<Parameters.Slice> slices = parameters.slicesOf(i);
            Activation activation = Activation.IDENTITY;
            if ((layer instanceof Conv2d || layer instanceof Linear) && i + 1 < placed.size()) {
                if (placed.get(i + 1).layer() instanceof ElementWise next) {
                    activation = next.function();
                    i++;
                }
            }
            Value output = graph.value(new Value(layer.outputShape(value.shape()), training));
            needBorders(layer, value, output);
            graph.nodes.add(new Node(layer, activation, slices, value, output));
            value = output;
        }
        if (value.hasBorder()) {
            // The loss reads logits without border.
            graph.copy(value);
        }
        return graph;
    }

    /** The same values, laid out anew. */
    private Value copy(Value value) {
        Value copy = value(new Value(value.shape(), value.differentiated()));
        nodes.add(new Node(new Flatten(), Activation.IDENTITY, List.of(), value, copy));
        return copy;
    }

    private static boolean isLinear(List<Network.Placed> placed, int layer) {
        return layer < placed.size() && placed.get(layer).layer() instanceof Linear;
    }

    private static void needBorders(Layer layer, Value input, Value output) {
        if (layer instanceof ElementWise) {
            output.lieLike(input);
        }
        if (layer instanceof Linear) {
            output.refuseBorder();
        }
        if (layer instanceof Conv2d conv) {
            Padding padding =
                    conv.pad().resolve(input.shape(), conv.kernelHeight(), conv.kernelWidth(), conv.stride());
            input.needBorder(padding);
            if (input.differentiated()) {
                output.needBorder(Conv2dGeometry.gradientBorder(
                        input.shape(), output.shape(), conv.kernelHeight(), conv.kernelWidth(), conv.stride(),
                        padding));
            }
        }
    }

    private Value value(Value value) {
        values.add(value);
        return value;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Value> values() {
        return values;
    }

    Value input() {
        return values.getFirst();
    }

    Value output() {
        return values.getLast();
    }
}
