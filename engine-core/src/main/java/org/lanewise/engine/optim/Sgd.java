package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Stochastic gradient descent with momentum and L2 weight decay; the formula is {@link UpdateKernels#sgd}.
 *
 * <p>Code that remembers the step instead of the velocity, {@code s = momentum * s - learningRate * d; w = w + s}, as
 * ConvNetJS does, computes the same: s = -learningRate * v. The two differ only where the learning rate changes on the way.
 *
 * @param learningRate at least 0
 * @param momentum at least 0, below 1
 * @param weightDecay added to the gradient
 */
public record Sgd(double learningRate, double momentum, WeightDecay weightDecay) implements Optimizer {
    public Sgd {
        Setting.rate(learningRate);
        Setting.average("the momentum", momentum);
    }

    /** With weight decay on all parameters. */
    public Sgd(double learningRate, double momentum, double weightDecay) {
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
        kernels.sgd(
                parameters, gradients, memory[0], from, to, (float) learningRate, (float) momentum, (float) decay);
    }
}
