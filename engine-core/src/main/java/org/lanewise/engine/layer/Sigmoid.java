package org.lanewise.engine.layer;

import org.lanewise.engine.kernel.Activation;

/** Logistic function: y = 1 / (1 + exp(-x)). */
public record Sigmoid() implements ElementWise {
    @Override
    public Activation function() {
        return Activation.SIGMOID;
    }

    @Override
    public String kind() {
        return "sigmoid";
    }
}
