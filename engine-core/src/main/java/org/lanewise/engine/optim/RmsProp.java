package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * RMSprop with L2 weight decay; the formula is {@link UpdateKernels#rmsProp}.
 *
 * @param learningRate at least 0
 * @param rho decay of the mean of squared gradients, at least 0, below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay added to the gradient
 */
public record RmsProp(double learningRate, double rho, double epsilon, WeightDecay weightDecay) implements Optimizer {
    public RmsProp {
        Setting.rate(learningRate);
        Setting.average("rho", rho);
        Setting.epsilon(epsilon);
    }

    /** Hinton's rho 0.9, epsilon 1e-8, no weight decay. */
    public static RmsProp of(double learningRate) {
        return new RmsProp(learningRate, 0.9, 1e-8, WeightDecay.NONE);
    }

    @Override
    public List<String> slots() {
        return List.of("square");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        kernels.rmsProp(
                parameters, gradients, memory[0], from, to, (float) learningRate, (float) rho, (float) epsilon,
                (float) decay);
    }
}
