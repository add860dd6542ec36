package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Adagrad with L2 weight decay; the formula is {@link UpdateKernels#adagrad}.
 *
 * @param learningRate at least 0
 * @param epsilon added to the root, above 0
 * @param weightDecay added to the gradient
 */
public record Adagrad(double learningRate, double epsilon, WeightDecay weightDecay) implements Optimizer {
    public Adagrad {
        Setting.rate(learningRate);
        Setting.epsilon(epsilon);
    }

    /** Epsilon 1e-8, no weight decay. */
    public static Adagrad of(double learningRate) {
        return new Adagrad(learningRate, 1e-8, WeightDecay.NONE);
    }

    @Override
    public List<String> slots() {
        return List.of("squares");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        kernels.adagrad(
                parameters, gradients, memory[0], from, to, (float) learningRate, (float) epsilon, (float) decay);
    }
}
