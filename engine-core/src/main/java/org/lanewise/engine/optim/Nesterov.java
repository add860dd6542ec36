package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Stochastic gradient descent with Nesterov's momentum and L2 weight decay; the formula is
 * {@link UpdateKernels#nesterov}.
 *
 * @param learningRate at least 0
 * @param momentum at least 0, below 1
 * @param weightDecay added to the gradient
 */
public record Nesterov(double learningRate, double momentum, WeightDecay weightDecay) implements Optimizer {
    public Nesterov {
        Setting.rate(learningRate);
        Setting.average("the momentum", momentum);
    }

    /** With weight decay on all parameters. */
    public Nesterov(double learningRate, double momentum, double weightDecay) {
        this(learningRate, momentum, WeightDecay.ofAll(weightDecay));
    }

    @Override
    public List<String> slots() {
        return List.of("velocity");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        kernels.nesterov(
                parameters, gradients, memory[0], from, to, (float) learningRate, (float) momentum, (float) decay);
    }
}
