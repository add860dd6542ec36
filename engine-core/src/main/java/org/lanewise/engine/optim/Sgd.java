package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Stochastic gradient descent with momentum and L2 weight decay on all parameters; the formula is
 * {@link UpdateKernels#sgd}.
 *
 * @param learningRate at least 0
 * @param momentum at least 0, below 1
 * @param weightDecay at least 0
 */
public record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
    public Sgd {
        Optimizer.checkRate(learningRate);
        Optimizer.checkAverage("the momentum", momentum);
        Optimizer.checkDecay(weightDecay);
    }

    @Override
    public List<String> slots() {
        return List.of("velocity");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            long step) {
        kernels.sgd(
                parameters, gradients, memory[0], from, to, (float) learningRate, (float) momentum,
                (float) weightDecay);
    }
}
