package org.lanewise.engine.layer;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.tensor.Shape;

/** A layer that applies one function to every value; after a convolution or linear layer it costs no pass of its own. */
public sealed interface ElementWise extends Layer permits ReLU, Sigmoid, Tanh {
    Activation function();

    @Override
    default Shape outputShape(Shape input) {
        return input;
    }
}
