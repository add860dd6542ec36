package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/** A feature map as a vector, in channel, row, column order. It moves no data. */
public record Flatten() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.size());
    }

    @Override
    public String kind() {
        return "flatten";
    }
}
