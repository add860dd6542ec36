package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * All sizes of a fully connected layer and the function applied to its result. The input may be a feature map: its values
 * count as inputs in channel, row, column order, so flattening costs nothing.
 *
 * <p>Weights are {@code [outputs][inputs]}, the bias {@code [outputs]}.
 *
 * @param input layout of x and dx
 * @param outputs number of outputs, at least 1
 * @param activation applied to every output
 */
public record LinearGeometry(BlockLayout input, int outputs, Activation activation) {
    public LinearGeometry {
        Shape.vector(outputs);
        Math.multiplyExact(outputs, input.shape().size());
    }

    public int inputs() {
        return input.shape().size();
    }

    /** Layout of y and dy: a vector without border. */
    public BlockLayout output() {
        return BlockLayout.of(Shape.vector(outputs));
    }

    /** Multiply-adds of the forward pass for one image. */
    public long multiplyAdds() {
        return (long) outputs * inputs();
    }
}
