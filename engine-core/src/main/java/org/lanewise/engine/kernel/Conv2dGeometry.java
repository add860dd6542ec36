package org.lanewise.engine.kernel;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/**
 * All sizes of a two-dimensional convolution (in fact cross-correlation, as everywhere in the field) and the function
 * applied to its result.
 *
 * <p>Weights are {@code [outputChannels][inputChannels][kernelHeight][kernelWidth]}, the bias {@code [outputChannels]}.
 *
 * @param input layout of x and dx; its border covers the padding, which backward weights reads
 * @param output layout of y and dy
 * @param kernelHeight rows of the kernel, at least 1
 * @param kernelWidth columns of the kernel, at least 1
 * @param stride step of the kernel in both directions, at least 1
 * @param padding zeros assumed around the input
 * @param activation applied to every output
 */
public record Conv2dGeometry(
        BlockLayout input,
        BlockLayout output,
        int kernelHeight,
        int kernelWidth,
        int stride,
        Padding padding,
        Activation activation) {
    public Conv2dGeometry {
        Shape expected = outputShape(
                input.shape(), output.shape().channels(), kernelHeight, kernelWidth, stride, padding);
        if (!expected.equals(output.shape())) {
            throw new ShapeException(
                    "a convolution of " + input.shape() + " gives " + expected + ", not " + output.shape());
        }
        if (!input.border().covers(padding)) {
            throw new ShapeException("the input's border " + input.border() + " does not cover the padding " + padding);
        }
    }

    /**
     * The output: floor((size + padding - kernel) / stride) + 1 in each direction.
     *
     * @throws ShapeException if the kernel does not fit or a size makes no sense
     */
    public static Shape outputShape(
            Shape input, int channels, int kernelHeight, int kernelWidth, int stride, Padding padding) {
        checkSizes(channels, kernelHeight, kernelWidth, stride);
        if (padding.top() >= kernelHeight
                || padding.bottom() >= kernelHeight
                || padding.left() >= kernelWidth
                || padding.right() >= kernelWidth) {
            throw new ShapeException(
                    "padding must be smaller than the kernel " + kernelHeight + "x" + kernelWidth + ", got " + padding);
        }
        long height = (long) input.height() + padding.top() + padding.bottom();
        long width = (long) input.width() + padding.left() + padding.right();
        if (kernelHeight > height || kernelWidth > width) {
            throw new ShapeException("kernel " + kernelHeight + "x" + kernelWidth + " is larger than the padded input "
                    + height + "x" + width);
        }
        return new Shape(channels, positions(height, kernelHeight, stride), positions(width, kernelWidth, stride));
    }

    private static int positions(long size, int kernel, int stride) {
        return (int) Math.min(Integer.MAX_VALUE, (size - kernel) / stride + 1);
    }

    /**
     * Checks that all are at least 1.
     *
     * @throws ShapeException with the numbers
     */
    public static void checkSizes(int channels, int kernelHeight, int kernelWidth, int stride) {
        if (kernelHeight < 1 || kernelWidth < 1 || stride < 1 || channels < 1) {
            throw new ShapeException("a convolution needs kernel, stride and channels of at least 1, got kernel "
                    + kernelHeight + "x" + kernelWidth + ", stride " + stride + ", " + channels + " channels");
        }
    }

    /** Rows of the kernel that lie over the input, not over the padding, for an output row. */
    public KernelSpan rowsOver(int outputRow) {
        return KernelSpan.over(outputRow * stride - padding.top(), input.shape().height(), kernelHeight);
    }

    /** Columns of the kernel that lie over the input for an output column. */
    public KernelSpan columnsOver(int outputColumn) {
        return KernelSpan.over(outputColumn * stride - padding.left(), input.shape().width(), kernelWidth);
    }

    /** Rows of the kernel through which an input row reaches the output. */
    public KernelSpan rowsReaching(int inputRow) {
        return KernelSpan.reaching(inputRow + padding.top(), output.shape().height(), kernelHeight, stride);
    }

    /** Columns of the kernel through which an input column reaches the output. */
    public KernelSpan columnsReaching(int inputColumn) {
        return KernelSpan.reaching(inputColumn + padding.left(), output.shape().width(), kernelWidth, stride);
    }

    public int inputChannels() {
        return input.shape().channels();
    }

    public int outputChannels() {
        return output.shape().channels();
    }

    /** Weights of one output channel: inputChannels * kernelHeight * kernelWidth. */
    public int taps() {
        return inputChannels() * kernelHeight * kernelWidth;
    }

    /** Number of weights, without the bias. */
    public int weights() {
        return outputChannels() * taps();
    }

    /** Multiply-adds of the forward pass for one image, taps in the padding included. */
    public long multiplyAdds() {
        return (long) weights() * output.shape().height() * output.shape().width();
    }
}
