package org.lanewise.engine.optim;

import org.lanewise.engine.network.Parameters;

/**
 * What pulls parameters towards zero. All optimisers but {@link AdamW} add {@code factor * w} to the gradient, which is
 * the gradient of the L2 penalty 0.5 * factor * sum(w^2); AdamW takes it from the parameter itself.
 *
 * <p>The gradient is that of the mean loss of the batch. Code that adds {@code l2 * w} to the sum of the gradients and
 * divides the whole by the batch size, as ConvNetJS does, has a weight decay of {@code l2 / batch} here; its biases have
 * none, which is {@link Scope#WEIGHTS}.
 *
 * @param factor at least 0
 * @param scope the parameters it applies to
 */
public record WeightDecay(double factor, Scope scope) {
    /** No decay. */
    public static final WeightDecay NONE = new WeightDecay(0, Scope.ALL);

    /** Which parameters decay. */
    public enum Scope {
        /** Everything that is learned, as in PyTorch: also biases, and scale and shift of normalisations. */
        ALL,
        /** Weights of convolutions and linear layers only. */
        WEIGHTS
    }

    public WeightDecay {
        Setting.check("the weight decay", factor, 0, Double.POSITIVE_INFINITY);
    }

    /** Decay of everything that is learned. */
    public static WeightDecay ofAll(double factor) {
        return new WeightDecay(factor, Scope.ALL);
    }

    /** Decay of weights only. */
    public static WeightDecay ofWeights(double factor) {
        return new WeightDecay(factor, Scope.WEIGHTS);
    }

    /** The factor for weights. */
    public double onWeights() {
        return factor;
    }

    /** The factor for everything else that is learned. */
    public double onOthers() {
        return scope == Scope.ALL ? factor : 0;
    }

    /** The L2 penalty 0.5 * factor * sum(w^2) of the parameters that decay; a sum in double, slice by slice. */
    public double penalty(Parameters parameters) {
        double sum = 0;
        for (Parameters.Slice slice : parameters.slices()) {
            double applied = switch (slice.spec().role()) {
                case WEIGHT -> onWeights();
                case BIAS -> onOthers();
                case AVERAGE -> 0;
            };
            sum += applied * squares(parameters.values(), slice);
        }
        return 0.5 * sum;
    }

    private static double squares(float[] values, Parameters.Slice slice) {
        double sum = 0;
        for (int i = slice.at(); i < slice.end(); i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }
}
