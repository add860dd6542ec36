package org.lanewise.engine.layer;

import java.util.List;
import org.lanewise.engine.tensor.Shape;

/**
 * Fully connected layer with bias: every value of the input, in channel, row, column order, to every output.
 *
 * @param outputs at least 1
 * @param weights initialises the weights, {@code [outputs][inputs]}
 * @param bias initialises the bias, {@code [outputs]}
 */
public record Linear(int outputs, Initializer weights, Initializer bias) implements Layer {
    public Linear {
        Shape.vector(outputs);
    }

    /** He's initialisation. */
    public static Linear of(int outputs) {
        return new Linear(outputs, new Initializer.HeNormal(), new Initializer.Constant(0));
    }

    public Linear withInitializers(Initializer weights, Initializer bias) {
        return new Linear(outputs, weights, bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(outputs);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int inputs = input.size();
        return List.of(
                ParameterSpec.weight("weight", List.of(outputs, inputs), weights, inputs, outputs),
                ParameterSpec.bias("bias", outputs, bias, inputs, outputs));
    }

    @Override
    public String kind() {
        return "linear";
    }
}
