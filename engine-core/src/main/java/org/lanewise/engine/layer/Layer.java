package org.lanewise.engine.layer;

import java.util.List;
import org.lanewise.engine.tensor.Shape;

/**
 * One layer of a network: a description, immutable, without weights and without code that runs. The built-in layers are
 * records; a layer of one's own implements {@link CustomLayer}.
 */
public sealed interface Layer
        permits Conv2d, MaxPool2d, AvgPool2d, GlobalAvgPool2d, Linear, BatchNorm, Dropout, ElementWise, Flatten,
        Residual, CustomLayer {
    /**
     * The shape of the result for an input.
     *
     * @throws org.lanewise.engine.tensor.ShapeException if the layer cannot take such an input
     */
    Shape outputShape(Shape input);

    /** What the layer learns or keeps when given such an input, in a fixed order; empty if there is nothing. */
    default List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    /** The name of this kind of layer in tables and parameter names, as in Keras: {@code conv2d}, {@code max_pooling2d}. */
    String kind();
}
