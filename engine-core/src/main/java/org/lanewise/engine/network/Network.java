package org.lanewise.engine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * A network as a description: the shape of its input and a chain of layers. Immutable; it is checked when it is made, so a
 * network that exists has shapes that fit.
 *
 * @param name for people and files
 * @param input the shape of one image
 * @param layers at least one
 */
public record Network(String name, Shape input, List<Layer> layers) {
    /**
     * Checks the shapes.
     *
     * @throws ShapeException naming the layer that does not fit, and the shapes
     */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new ShapeException("network '" + name + "' has no layers");
        }
        trace(name, input, layers);
    }

    /** A chain of layers. */
    public static Network of(String name, Shape input, Layer... layers) {
        return new Network(name, input, List.of(layers));
    }

    /** One layer in its place. */
    public record Placed(String name, Layer layer, Shape input, Shape output) {
        /** What this layer learns. */
        public List<ParameterSpec> parameters() {
            return layer.parameters(input);
        }
    }

    /** The layers with their shapes, and names unique within the network: {@code conv2d, conv2d_1, linear}. */
    public List<Placed> placed() {
        return trace(name, input, layers);
    }

    /** The shape of the result. */
    public Shape output() {
        return placed().getLast().output();
    }

    /** Number of values learned. */
    public long parameterCount() {
        return placed().stream()
                .flatMap(placed -> placed.parameters().stream())
                .filter(ParameterSpec::learned)
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    private static List<Placed> trace(String network, Shape input, List<Layer> layers) {
        List<Placed> placed = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        Shape shape = input;
        for (Layer layer : layers) {
            int count = counts.merge(layer.kind(), 1, Integer::sum) - 1;
            String name = count == 0 ? layer.kind() : layer.kind() + "_" + count;
            Shape output;
            try {
                output = layer.outputShape(shape);
                layer.parameters(shape).forEach(ParameterSpec::size);
            } catch (ShapeException | ArithmeticException e) {
                throw new ShapeException("network '" + network + "', layer " + (placed.size() + 1) + " (" + name
                        + "), input " + shape + ": " + e.getMessage());
            }
            placed.add(new Placed(name, layer, shape, output));
            shape = output;
        }
        return List.copyOf(placed);
    }
}
