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
 * @param role what it is to an optimiser
 */
public record ParameterSpec(
        String name, List<Integer> dimensions, Initializer initializer, int fanIn, int fanOut, Role role) {
    /** What an array of parameters is to an optimiser. */
    public enum Role {
        /** Factors of the input: kernels and matrices. Weight decay is meant for these. */
        WEIGHT,
        /** Other learned values: biases, the scale and shift of a normalisation. */
        BIAS,
        /** Averages that a layer keeps for inference; no optimiser touches them, and they count as no parameters. */
        AVERAGE
    }

    public ParameterSpec {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > Integer.MAX_VALUE) {
            throw new ShapeException("the parameter '" + name + "' of " + dimensions + " has more than 2^31 values");
        }
    }

    /** An array of {@link Role#WEIGHT}s. */
    public static ParameterSpec weight(
            String name, List<Integer> dimensions, Initializer initializer, int fanIn, int fanOut) {
        return new ParameterSpec(name, dimensions, initializer, fanIn, fanOut, Role.WEIGHT);
    }

    /** One {@link Role#BIAS} a channel. */
    public static ParameterSpec bias(String name, int channels, Initializer initializer, int fanIn, int fanOut) {
        return new ParameterSpec(name, List.of(channels), initializer, fanIn, fanOut, Role.BIAS);
    }

    /** One {@link Role#AVERAGE} a channel, all beginning with the same value. */
    public static ParameterSpec average(String name, int channels, double first) {
        return new ParameterSpec(name, List.of(channels), new Initializer.Constant(first), 1, 1, Role.AVERAGE);
    }

    /** The same under another name. */
    public ParameterSpec named(String name) {
        return new ParameterSpec(name, dimensions, initializer, fanIn, fanOut, role);
    }

    /** Whether an optimiser changes it. */
    public boolean learned() {
        return role != Role.AVERAGE;
    }

    /** Number of values. */
    public int size() {
        int size = 1;
        for (int dimension : dimensions) {
            size *= dimension;
        }
        return size;
    }
}
