package org.lanewise.engine.layer;

import org.lanewise.engine.kernel.Activation;

/** Hyperbolic tangent: y = tanh(x). */
public record Tanh() implements ElementWise {
    @Override
    public Activation function() {
        return Activation.TANH;
    }

    @Override
    public String kind() {
        return "tanh";
    }
}
