package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/** A rule that changes parameters by their gradients, with its settings. What it remembers is an {@link OptimizerState}. */
public sealed interface Optimizer permits Sgd, Nesterov, Adagrad, RmsProp, Adadelta, Adam, AdamW {
    /** The rate that a {@link Schedule} starts from. */
    double learningRate();

    WeightDecay weightDecay();

    /** The names of the arrays it remembers, one value a parameter each. */
    List<String> slots();

    /**
     * Updates elements {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param memory one array a slot, lying like the parameters
     * @param learningRate of this update
     * @param decay of these parameters
     * @param step number of this update, from 1
     */
    void update(
            UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            double learningRate, double decay, long step);
}
