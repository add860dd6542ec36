package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Adam with decoupled weight decay (I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization, ICLR 2019,
 * algorithm 2): the decay is no part of the gradient, so it is not divided by the root of its squares. As in PyTorch, and
 * other than in the paper, the decay of a step is multiplied by the learning rate. The formula is
 * {@link UpdateKernels#adam}.
 *
 * @param learningRate at least 0
 * @param beta1 decay of the mean of gradients, at least 0, below 1
 * @param beta2 decay of the mean of squared gradients, at least 0, below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay times the learning rate, what a parameter loses in a step
 */
public record AdamW(double learningRate, double beta1, double beta2, double epsilon,
        WeightDecay weightDecay) implements Optimizer {
    public AdamW {
        Setting.rate(learningRate);
        Setting.average("beta1", beta1);
        Setting.average("beta2", beta2);
        Setting.epsilon(epsilon);
    }

    /** Adam's usual settings: beta1 0.9, beta2 0.999, epsilon 1e-8. */
    public static AdamW of(double learningRate, WeightDecay weightDecay) {
        return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
    }

    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        kernels.adam(
                parameters,
                gradients,
                memory[0],
                memory[1],
                from,
                to,
                Adam.stepSize(learningRate, beta1, step),
                Adam.rootScale(beta2, step),
                (float) beta1,
                (float) beta2,
                (float) epsilon,
                0,
                (float) (learningRate * decay));
    }
}
