package org.lanewise.engine.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * One layer in its place in a chain.
 *
 * @param name unique within the chain: {@code conv2d, conv2d_1, linear}
 * @param layer itself
 * @param input shape of what it takes
 * @param output shape of what it gives
 */
public record Placed(String name, Layer layer, Shape input, Shape output) {
    /** What this layer learns, and the averages it keeps. */
    public List<ParameterSpec> parameters() {
        return layer.parameters(input);
    }

    /** Number of values it learns; averages are not counted. */
    public long parameterCount() {
        return parameters().stream()
                .filter(ParameterSpec::learned)
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    /**
     * The layers of a chain with their shapes and names.
     *
     * @throws ShapeException naming the layer that does not fit, and the shapes
     */
    public static List<Placed> chain(Shape input, List<Layer> layers) {
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
                throw new ShapeException("layer " + (placed.size() + 1) + " (" + name + "), input " + shape + ": "
                        + e.getMessage());
            }
            placed.add(new Placed(name, layer, shape, output));
            shape = output;
        }
        return List.copyOf(placed);
    }
}
