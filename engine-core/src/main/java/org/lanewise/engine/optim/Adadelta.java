package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Adadelta with L2 weight decay; the formula is {@link UpdateKernels#adadelta}.
 *
 * @param learningRate a factor on the step, at least 0; the paper has none, which is 1
 * @param rho decay of both means of squares, at least 0, below 1
 * @param epsilon added to both means, above 0
 * @param weightDecay added to the gradient
 */
public record Adadelta(double learningRate, double rho, double epsilon, WeightDecay weightDecay) implements Optimizer {
    public Adadelta {
        Setting.rate(learningRate);
        Setting.average("rho", rho);
        Setting.epsilon(epsilon);
    }

    /**
     * The author's settings on MNIST, which are those of ConvNetJS until June 2015: rho 0.95, epsilon 1e-6, no factor, no
     * weight decay.
     */
    public static Adadelta usual() {
        return new Adadelta(1, 0.95, 1e-6, WeightDecay.NONE);
    }

    /** The same with another weight decay. */
    public Adadelta withWeightDecay(WeightDecay weightDecay) {
        return new Adadelta(learningRate, rho, epsilon, weightDecay);
    }

    @Override
    public List<String> slots() {
        return List.of("square", "step_square");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        kernels.adadelta(
                parameters, gradients, memory[0], memory[1], from, to, (float) learningRate, (float) rho,
                (float) epsilon, (float) decay);
    }
}
