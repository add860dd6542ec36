package org.lanewise.engine.optim;

import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Adam with L2 weight decay; the formula is {@link UpdateKernels#adam}.
 *
 * @param learningRate at least 0
 * @param beta1 decay of the mean of gradients, at least 0, below 1
 * @param beta2 decay of the mean of squared gradients, at least 0, below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay added to the gradient
 * @param moments how the two means are used
 */
public record Adam(
        double learningRate, double beta1, double beta2, double epsilon, WeightDecay weightDecay,
        Moments moments) implements Optimizer {
    /** What is done about the means, which begin at zero. */
    public enum Moments {
        /** Divided by 1 - beta^t, as in algorithm 1 of the paper. */
        CORRECTED,
        /** Taken as they are. */
        UNCORRECTED,
        /**
         * Taken as they are, and set to zero again before every step: not Adam, but what the code of report 002 does. Each
         * step is then learningRate * (1 - beta1) / sqrt(1 - beta2) against the sign of the gradient, 3.1623 learning
         * rates with the usual settings.
         */
        FORGOTTEN
    }

    public Adam {
        Setting.rate(learningRate);
        Setting.average("beta1", beta1);
        Setting.average("beta2", beta2);
        Setting.epsilon(epsilon);
    }

    /** Algorithm 1 with weight decay on all parameters. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        this(learningRate, beta1, beta2, epsilon, WeightDecay.ofAll(weightDecay), Moments.CORRECTED);
    }

    /** The authors' settings: beta1 0.9, beta2 0.999, epsilon 1e-8, no weight decay. */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
    }

    /** The same with another weight decay. */
    public Adam withWeightDecay(WeightDecay weightDecay) {
        return new Adam(learningRate, beta1, beta2, epsilon, weightDecay, moments);
    }

    /** The same with its means used in another way. */
    public Adam withMoments(Moments moments) {
        return new Adam(learningRate, beta1, beta2, epsilon, weightDecay, moments);
    }

    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step) {
        if (moments == Moments.FORGOTTEN) {
            Arrays.fill(memory[0], from, to, 0);
            Arrays.fill(memory[1], from, to, 0);
        }
        boolean corrected = moments == Moments.CORRECTED;
        kernels.adam(
                parameters,
                gradients,
                memory[0],
                memory[1],
                from,
                to,
                corrected ? stepSize(learningRate, beta1, step) : (float) learningRate,
                corrected ? rootScale(beta2, step) : 1,
                (float) beta1,
                (float) beta2,
                (float) epsilon,
                (float) decay,
                0);
    }

    /** The learning rate over the correction of the mean, from the beta that the kernel sees. */
    static float stepSize(double learningRate, double beta1, long step) {
        // 1 - 0.999 differs from that of its float by one part in 80,000.
        return (float) (learningRate / (1 - Power.of((float) beta1, step)));
    }

    /** One over the root of the correction of the mean of squares. */
    static float rootScale(double beta2, long step) {
        return (float) (1 / Math.sqrt(1 - Power.of((float) beta2, step)));
    }
}
