package org.lanewise.engine.layer;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * A residual block: the sum of what two chains make of the same input (K. He et al.: Deep Residual Learning for Image
 * Recognition, CVPR 2016, equations 1 and 2). The activation that follows the sum is a layer of its own.
 *
 * <p>Parameters are named after the branch: {@code body.conv2d.weight}, {@code shortcut.conv2d.weight}.
 *
 * @param body at least one layer
 * @param shortcut empty for the identity; else usually a 1x1 convolution that brings the input to the body's shape
 */
public record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    /**
     * Copies the lists.
     *
     * @throws ShapeException if the body is empty
     */
    public Residual {
        body = List.copyOf(body);
        shortcut = List.copyOf(shortcut);
        if (body.isEmpty()) {
            throw new ShapeException("the body of a residual block has no layers");
        }
    }

    /** A block whose shortcut is the identity. */
    public static Residual of(Layer... body) {
        return new Residual(List.of(body), List.of());
    }

    /** The same with these layers on the shortcut. */
    public Residual withShortcut(Layer... shortcut) {
        return new Residual(body, List.of(shortcut));
    }

    /**
     * The layers of the body in their places.
     *
     * @throws ShapeException naming the layer that does not fit
     */
    public List<Placed> placedBody(Shape input) {
        return branch("body", body, input);
    }

    /**
     * The layers of the shortcut in their places; none for the identity.
     *
     * @throws ShapeException naming the layer that does not fit
     */
    public List<Placed> placedShortcut(Shape input) {
        return branch("shortcut", shortcut, input);
    }

    private static List<Placed> branch(String name, List<Layer> layers, Shape input) {
        try {
            return Placed.chain(input, layers);
        } catch (ShapeException e) {
            throw new ShapeException(name + ", " + e.getMessage());
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape sum = placedBody(input).getLast().output();
        Shape other = shortcut.isEmpty() ? input : placedShortcut(input).getLast().output();
        if (!sum.equals(other)) {
            throw new ShapeException("the body gives " + sum + ", the shortcut " + other
                    + ", and only equal shapes can be added; a 1x1 convolution on the shortcut usually helps");
        }
        return sum;
    }

    /** Those of the body, then those of the shortcut. */
    @Override
    public List<ParameterSpec> parameters(Shape input) {
        List<ParameterSpec> parameters = new ArrayList<>();
        addParameters("body", placedBody(input), parameters);
        addParameters("shortcut", placedShortcut(input), parameters);
        return parameters;
    }

    private static void addParameters(String branch, List<Placed> layers, List<ParameterSpec> to) {
        for (Placed placed : layers) {
            for (ParameterSpec spec : placed.parameters()) {
                to.add(spec.named(branch + "." + placed.name() + "." + spec.name()));
            }
        }
    }

    @Override
    public String kind() {
        return "residual";
    }
}
