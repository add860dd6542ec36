package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/**
 * Adam with bias correction and L2 weight decay; the formula is {@link UpdateKernels#adam}.
 *
 * @param learningRate at least 0
 * @param beta1 decay of the mean of gradients, at least 0, below 1
 * @param beta2 decay of the mean of squared gradients, at least 0, below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay at least 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon,
        double weightDecay) implements Optimizer {
    public Adam {
        Optimizer.checkRate(learningRate);
        Optimizer.checkAverage("beta1", beta1);
        Optimizer.checkAverage("beta2", beta2);
        Optimizer.checkDecay(weightDecay);
        if (!((float) epsilon > 0 && (float) epsilon < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be above 0 and finite, also as a float, got " + epsilon);
        }
    }

    /** The authors' settings: beta1 0.9, beta2 0.999, epsilon 1e-8, no weight decay. */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            long step) {
        // From the factors the kernel sees: 1 - 0.999 differs from its float by one part in 80,000.
        double correction1 = 1 - power((float) beta1, step);
        double correction2 = 1 - power((float) beta2, step);
        kernels.adam(
                parameters,
                gradients,
                memory[0],
                memory[1],
                from,
                to,
                (float) (learningRate / correction1),
                (float) (1 / Math.sqrt(correction2)),
                (float) beta1,
                (float) beta2,
                (float) epsilon,
                (float) weightDecay);
    }

    /** Squares and multiplies: Math.pow may differ between machines, and StrictMath.pow allocates. */
    private static double power(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }
}
