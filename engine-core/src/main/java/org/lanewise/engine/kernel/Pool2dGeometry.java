package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * All sizes of a pooling: windows without padding; a window that does not fit is dropped.
 *
 * @param kind maximum or mean
 * @param input layout of x and dx
 * @param output layout of y and dy
 * @param windowHeight rows of the window, at least 1
 * @param windowWidth columns of the window, at least 1
 * @param stride step of the window, at least 1
 */
public record Pool2dGeometry(
        Kind kind, BlockLayout input, BlockLayout output, int windowHeight, int windowWidth, int stride) {
    /** What is taken of a window. */
    public enum Kind {
        /** The largest value; the gradient goes to the first of equals in row, column order. */
        MAX,
        /**
         * The same of values that a ReLU gave; the gradient is that of what went into the ReLU, so a window whose largest value is
         * not above 0 has none. The element that gets a gradient is the largest, so one question a window takes the place of
         * one an element.
         */
        MAX_OF_RELU,
        /** The sum in row, column order times the float nearest to 1 / elements; every element gets its share. */
        AVERAGE
    }

    public Pool2dGeometry {
        Shape expected = outputShape(input.shape(), windowHeight, windowWidth, stride);
        if (!expected.equals(output.shape())) {
            throw new ShapeException("pooling " + input.shape() + " gives " + expected + ", not " + output.shape());
        }
    }

    /** Square windows. */
    public Pool2dGeometry(Kind kind, BlockLayout input, BlockLayout output, int window, int stride) {
        this(kind, input, output, window, window, stride);
    }

    /** The mean of each channel as a whole. */
    public static Pool2dGeometry global(BlockLayout input, BlockLayout output) {
        int height = input.shape().height();
        int width = input.shape().width();
        return new Pool2dGeometry(Kind.AVERAGE, input, output, height, width, Math.max(height, width));
    }

    /**
     * The output of square windows: floor((size - window) / stride) + 1 in each direction.
     *
     * @throws ShapeException if the window does not fit
     */
    public static Shape outputShape(Shape input, int window, int stride) {
        return outputShape(input, window, window, stride);
    }

    private static Shape outputShape(Shape input, int windowHeight, int windowWidth, int stride) {
        checkSizes(Math.min(windowHeight, windowWidth), stride);
        if (windowHeight > input.height() || windowWidth > input.width()) {
            throw new ShapeException("a pooling window of " + windowHeight + "x" + windowWidth
                    + " is larger than the input " + input);
        }
        return new Shape(input.channels(), (input.height() - windowHeight) / stride + 1,
                (input.width() - windowWidth) / stride + 1);
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

    /** Whether y is the largest value of each window. */
    public boolean isMax() {
        return kind != Kind.AVERAGE;
    }

    /** Elements of a window. */
    public int elements() {
        return windowHeight * windowWidth;
    }

    /** Whether windows share elements, so that gradients add up. */
    public boolean overlaps() {
        return Math.max(windowHeight, windowWidth) > stride;
    }
}
