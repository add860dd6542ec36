package org.lanewise.engine.layer;

import java.util.List;
import org.lanewise.engine.tensor.ShapeException;

/**
 * An array of parameters that a layer needs.
 *
 * @param name within the layer: {@code weight}, {@code bias}
 * @param dimensions row-major, e.g. output channels, input channels, kernel height, kernel width
 * @param initializer fills it
 * @param fanIn inputs that one output sees, for initialisers that scale by it
 * @param fanOut outputs that one input reaches
 */
public record ParameterSpec(String name, List<Integer> dimensions, Initializer initializer, int fanIn, int fanOut) {
    public ParameterSpec {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > Integer.MAX_VALUE) {
            throw new ShapeException("the parameter '" + name + "' of " + dimensions + " has more than 2^31 values");
        }
    }

    /** Number of values. */
    public int size() {
        return dimensions.stream().reduce(1, (a, b) -> a * b);
    }
}
