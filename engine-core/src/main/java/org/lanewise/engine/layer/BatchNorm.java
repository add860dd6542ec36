package org.lanewise.engine.layer;

import java.util.List;
import org.lanewise.engine.tensor.Shape;

/**
 * Batch normalisation of every channel, over images, rows and columns (S. Ioffe, C. Szegedy: Batch Normalization, ICML
 * 2015, algorithms 1 and 2): y = weight * (x - mean) / sqrt(variance + epsilon) + bias. For vectors every value is a channel.
 *
 * <p>Training normalises with the mean and the biased variance of the batch, and moves the running averages, by which
 * inference normalises: average = (1 - momentum) * average + momentum * (value of the batch), for the variance the
 * unbiased one, as in PyTorch. A batch of a single value a channel leaves the running variance as it is.
 *
 * @param momentum weight of the batch in the running averages, 0 to 1; PyTorch's convention, where Keras gives the weight
 *     of the old average
 * @param epsilon added to the variance, above 0
 * @param weights initialises the scale, one a channel; the shift begins at 0
 * @param statistics what training normalises with
 */
public record BatchNorm(double momentum, double epsilon, Initializer weights, Statistics statistics) implements Layer {
    /** What training normalises with. */
    public enum Statistics {
        /** Mean and variance of the batch, with the gradient through both: the published method. */
        BATCH,
        /** The running averages, already moved by this batch, taken as constants by the gradient. */
        RUNNING_AFTER_UPDATE,
        /** The running averages as they were before this batch, taken as constants by the gradient. */
        RUNNING_BEFORE_UPDATE
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with the number that is out of range
     */
    public BatchNorm {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("the momentum must be from 0 to 1, got " + momentum);
        }
        if (!((float) epsilon > 0 && (float) epsilon < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be above 0 and finite, also as a float, got " + epsilon);
        }
    }

    /** PyTorch's settings: momentum 0.1, epsilon 1e-5, scale 1. */
    public static BatchNorm standard() {
        return new BatchNorm(0.1, 1e-5, new Initializer.Constant(1), Statistics.BATCH);
    }

    public BatchNorm withWeights(Initializer weights) {
        return new BatchNorm(momentum, epsilon, weights, statistics);
    }

    public BatchNorm withStatistics(Statistics statistics) {
        return new BatchNorm(momentum, epsilon, weights, statistics);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int channels = input.channels();
        return List.of(
                ParameterSpec.bias("weight", channels, weights, 1, 1),
                ParameterSpec.bias("bias", channels, new Initializer.Constant(0), 1, 1),
                ParameterSpec.average("running_mean", channels, 0),
                ParameterSpec.average("running_variance", channels, 1));
    }

    @Override
    public String kind() {
        return "batch_normalization";
    }
}
