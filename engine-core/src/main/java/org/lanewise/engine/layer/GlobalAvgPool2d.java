package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/**
 * The mean of every channel: C x H x W becomes a vector of C (M. Lin, Q. Chen, S. Yan: Network In Network, ICLR 2014,
 * section 3.2).
 */
public record GlobalAvgPool2d() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.channels());
    }

    @Override
    public String kind() {
        return "global_average_pooling2d";
    }
}
