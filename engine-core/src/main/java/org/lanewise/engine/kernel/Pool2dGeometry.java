package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * All sizes of a pooling: square windows without padding; a window that does not fit is dropped.
 *
 * @param kind maximum or mean
 * @param input layout of x and dx
 * @param output layout of y and dy
 * @param window rows and columns of the window, at least 1
 * @param stride step of the window, at least 1
 */
public record Pool2dGeometry(Kind kind, BlockLayout input, BlockLayout output, int window, int stride) {
    /** What is taken of a window. */
    public enum Kind {
        /** The largest value; the gradient goes to the first of equals in row, column order. */
        MAX,
        /** The sum in row, column order times the float nearest to 1 / window^2; every element gets its share. */
        AVERAGE
    }

    public Pool2dGeometry {
        Shape expected = outputShape(input.shape(), window, stride);
        if (!expected.equals(output.shape())) {
            throw new ShapeException("pooling " + input.shape() + " gives " + expected + ", not " + output.shape());
        }
    }

    /**
     * The output: floor((size - window) / stride) + 1 in each direction.
     *
     * @throws ShapeException if the window does not fit
     */
    public static Shape outputShape(Shape input, int window, int stride) {
        checkSizes(window, stride);
        if (window > input.height() || window > input.width()) {
            throw new ShapeException(
                    "a pooling window of " + window + "x" + window + " is larger than the input " + input);
        }
        return new Shape(input.channels(), (input.height() - window) / stride + 1,
                (input.width() - window) / stride + 1);
    }

    /**
     * Checks that both are at least 1.
     *
     * @throws ShapeException with the numbers
     */
    public static void checkSizes(int window, int stride) {
        if (window < 1 || stride < 1) {
            throw new ShapeException(
                    "pooling needs window and stride of at least 1, got window " + window + ", stride " + stride);
        }
    }

    /** Whether windows share elements, so that gradients add up. */
    public boolean overlaps() {
        return window > stride;
    }
}
