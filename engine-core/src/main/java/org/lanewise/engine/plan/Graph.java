package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.Padding;

/**
 * A network as nodes and values: residual blocks laid open, activations joined to what comes before them, flattening gone
 * (a linear layer reads feature maps as they lie), dropout gone where nothing is trained, borders known.
 */
final class Graph {
    private final boolean training;
    private final Iterator<Slice> slices;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Value input;
    private final Value output;

    private Graph(Network network, Parameters parameters, boolean training, boolean inputGradient) {
        this.training = training;
        this.slices = parameters.slices().iterator();
        this.input = value(new Value(network.input(), training && inputGradient));
        Value end = chain("", network.placed(), input, true);
        // The loss reads logits without border.
        this.output = end.hasBorder() ? copy("loss", end) : end;
    }

    /**
     * @param training whether gradients are wanted at all
     * @param inputGradient whether the gradient of the network's input is wanted
     */
    static Graph of(Network network, Parameters parameters, boolean training, boolean inputGradient) {
        return new Graph(network, parameters, training, inputGradient);
    }

    /** @param joinLast whether the last layer may be an activation that joins the one before it */
    private Value chain(String path, List<Placed> layers, Value first, boolean joinLast) {
        Value value = first;
        boolean isRectified = false;
        for (int i = 0; i < layers.size(); i++) {
            Placed placed = layers.get(i);
            Layer layer = placed.layer();
            if (layer instanceof Flatten && (value.shape().isVector() || isLinear(layers, i + 1))
                    || layer instanceof Dropout && !training) {
                continue;
            }
            Activation activation = Activation.IDENTITY;
            if (i + 1 < layers.size() - (joinLast ? 0 : 1)
                    && layers.get(i + 1).layer() instanceof ElementWise next
                    && joins(layer, next.function())) {
                activation = next.function();
                i++;
            }
            if (layer instanceof MaxPool2d && isRectified) {
                value.readThroughActivation();
            }
            isRectified = layer instanceof Conv2d && activation == Activation.RELU;
            value = layer instanceof Residual residual
                    ? residual(path + placed.name(), residual, activation, value)
                    : layer(path + placed.name(), placed, activation, value);
        }
        return value;
    }

    private static boolean joins(Layer layer, Activation activation) {
        return layer instanceof Conv2d
                || layer instanceof Linear
                || layer instanceof Residual
                || layer instanceof BatchNorm && BatchNormGeometry.joins(activation);
    }

    private static boolean isLinear(List<Placed> layers, int layer) {
        return layer < layers.size() && layers.get(layer).layer() instanceof Linear;
    }

    private Value layer(String name, Placed placed, Activation activation, Value input) {
        Layer layer = placed.layer();
        Value from = layer instanceof Conv2d && input.refusesBorder() ? copy(name, input) : input;
        Value to = value(new Value(layer.outputShape(from.shape()), training));
        needBorders(layer, from, to);
        List<Slice> own = placed.parameters().stream().map(_ -> slices.next()).toList();
        nodes.add(new Node.OfLayer(name, layer, activation, own, from, to));
        return to;
    }

    /**
     * The gradient of the sum is that of both branches, which therefore must not change it on their way back: they may
     * not end in a joined activation.
     */
    private Value residual(String name, Residual residual, Activation activation, Value input) {
        Value shortcut = value(input.view());
        nodes.add(new Node.Fork(name + ".fork", input, shortcut));
        Value first = chain(name + ".body.", residual.placedBody(input.shape()), input, false);
        Value second = chain(name + ".shortcut.", residual.placedShortcut(input.shape()), shortcut, false);
        if (first == input) {
            first = copy(name + ".body", first);
        }
        if (first.refusesBorder() && !second.refusesBorder()) {
            first = copy(name + ".body", first);
        } else if (second.refusesBorder() && !first.refusesBorder()) {
            second = copy(name + ".shortcut", second);
        }
        Value sum = value(new Value(first.shape(), training));
        second.lieLike(first);
        sum.lieLike(first);
        first.shareGradientOf(sum);
        second.shareGradientOf(sum);
        nodes.add(new Node.Add(name + ".add", activation, first, second, sum));
        return sum;
    }

    /** The same values, laid out anew for a reader of that name. */
    private Value copy(String reader, Value value) {
        Value copy = value(new Value(value.shape(), value.differentiated()));
        nodes.add(new Node.Copy(reader + ".copy", value, copy));
        return copy;
    }

    private static void needBorders(Layer layer, Value input, Value output) {
        if (layer instanceof ElementWise || layer instanceof Dropout) {
            output.lieLike(input);
        }
        if (layer instanceof Linear) {
            output.refuseBorder();
        }
        if (layer instanceof Conv2d conv) {
            Padding padding =
                    conv.pad().resolve(input.shape(), conv.kernelHeight(), conv.kernelWidth(), conv.stride());
            input.needBorder(padding);
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
        return input;
    }

    Value output() {
        return output;
    }
}
