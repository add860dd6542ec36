package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/** Logistic function: y = 1 / (1 + exp(-x)), element by element. */
public record Sigmoid() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "sigmoid";
    }
}
