package org.lanewise.engine.network;

import java.util.List;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Placed;
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
        return placed().stream().mapToLong(Placed::parameterCount).sum();
    }

    private static List<Placed> trace(String network, Shape input, List<Layer> layers) {
        try {
            return Placed.chain(input, layers);
        } catch (ShapeException e) {
            throw new ShapeException("network '" + network + "', " + e.getMessage());
        }
    }
}
