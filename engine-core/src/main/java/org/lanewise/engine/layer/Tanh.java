package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/** Hyperbolic tangent, element by element. */
public record Tanh() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "tanh";
    }
}
