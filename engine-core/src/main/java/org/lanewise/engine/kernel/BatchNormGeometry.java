package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ShapeException;

/**
 * All sizes of a batch normalisation and the function applied to its result.
 *
 * @param input layout of x and dx
 * @param output layout of y and dy, of the same shape
 * @param activation applied to every output: the identity or ReLU
 */
public record BatchNormGeometry(BlockLayout input, BlockLayout output, Activation activation) {
    public BatchNormGeometry {
        if (!input.shape().equals(output.shape())) {
            throw new ShapeException("a normalisation of " + input.shape() + " cannot give " + output.shape());
        }
        if (!joins(activation)) {
            throw new IllegalArgumentException("a normalisation applies ReLU or nothing, not " + activation);
        }
    }

    /** Whether a normalisation can apply the function on the way. */
    public static boolean joins(Activation activation) {
        return activation == Activation.IDENTITY || activation == Activation.RELU;
    }
}
