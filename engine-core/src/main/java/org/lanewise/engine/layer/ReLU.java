package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/** Rectified linear unit: y = max(0, x), element by element; gradient 0 where y is not positive. */
public record ReLU() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "relu";
    }
}
