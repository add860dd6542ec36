package org.lanewise.engine.layer;

import org.lanewise.engine.kernel.Activation;

/** Rectified linear unit: y = max(0, x); gradient 0 where y is not positive. */
public record ReLU() implements ElementWise {
    @Override
    public Activation function() {
        return Activation.RELU;
    }

    @Override
    public String kind() {
        return "relu";
    }
}
