package org.lanewise.engine.plan;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * A convolution of images in {@link Bands}: that of a block with fewer rows, which reads more rows than it has results, so that
 * all rows of the kernel meet something in every lane.
 */
final class BandedConv2d {
    private final Value input;
    private final Value output;
    private final Bands bands;
    private final Reach reach;
    private final Conv2dKernel forward;
    private final Conv2dKernel backward;

    /**
     * Rows that a band meets beyond its own.
     *
     * @param rows of the input that its results meet
     * @param above of them above its own
     * @param gradientAbove rows of the output's gradient that its inputs meet above its own
     * @param gradientBelow the same below
     * @param firstRow row of the convolution that gives as many rows of the gradient its own rows of the input begin with
     * @param rowsReached rows of the input of that convolution
     */
    private record Reach(
            int rows, int above, int gradientAbove, int gradientBelow, int firstRow, int rowsReached) {
        static Reach of(int inputRows, int outputRows, int kernel, int stride, int padding) {
            int gradientAbove = (kernel - 1 - padding) / stride;
            int gradientBelow = Math.max(0, (inputRows - 1 + padding) / stride - (outputRows - 1));
            int firstRow = padding + stride * gradientAbove;
            int covered = (outputRows + gradientAbove + gradientBelow - 1) * stride + kernel;
            return new Reach(
                    (outputRows - 1) * stride + kernel, padding, gradientAbove, gradientBelow, firstRow,
                    Math.max(covered, firstRow + inputRows));
        }

        /** The border that both input and output need. */
        Padding border(int inputRows) {
            int top = Math.max(firstRow, gradientAbove);
            int bottom = Math.max(rows - above - inputRows, rowsReached - firstRow - inputRows);
            return new Padding(top, 0, Math.max(bottom, gradientBelow), 0);
        }
    }

    BandedConv2d(Conv2dGeometry whole, Value input, Value output, Kernels kernels) {
        this.input = input;
        this.output = output;
        this.bands = input.bands();
        BlockLayout in = input.bandLayout();
        BlockLayout out = output.bandLayout();
        this.reach = Reach.of(in.shape().height(), out.shape().height(), whole.kernelHeight(), whole.stride(),
                whole.padding().top());
        this.forward = kernels.conv2d(new Conv2dGeometry(
                withRows(in, -reach.above(), reach.rows()), out, whole.kernelHeight(), whole.kernelWidth(),
                whole.stride(),
                sides(whole.padding()), whole.activation()));
        int gradientRows = out.shape().height() + reach.gradientAbove() + reach.gradientBelow();
        this.backward = kernels.conv2d(new Conv2dGeometry(
                withRows(in, -reach.firstRow(), reach.rowsReached()),
                withRows(out, -reach.gradientAbove(), gradientRows),
                whole.kernelHeight(), whole.kernelWidth(), whole.stride(), sides(whole.padding()),
                Activation.IDENTITY));
    }

    /** Whether a convolution's bands meet each other row by row: where its output has one row for every {@code stride} of the input. */
    static boolean fits(Shape input, Shape output, int kernel, int stride, Padding padding) {
        return input.height() == stride * output.height() && padding.top() < kernel;
    }

    /** The border that bands of input and output need for this convolution. */
    static Padding border(int inputRows, int kernel, int stride, Padding padding) {
        return Reach.of(inputRows, inputRows / stride, kernel, stride, padding.top())
                .border(inputRows)
                .max(sides(padding));
    }

    private static Padding sides(Padding padding) {
        return new Padding(0, padding.left(), 0, padding.right());
    }

    /** The same block, with rows of its border taken for its own. */
    private static BlockLayout withRows(BlockLayout layout, int first, int rows) {
        Padding border = layout.border();
        Shape shape = layout.shape();
        int top = border.top() + first;
        int all = border.top() + shape.height() + border.bottom();
        return new BlockLayout(
                new Shape(shape.channels(), rows, shape.width()),
                new Padding(top, border.left(), all - top - rows, border.right()));
    }

    /** The convolution whose gradients of the weights are the sums over a block of bands. */
    Conv2dGeometry geometry() {
        return forward.geometry();
    }

    /** The results, from weights that are packed for whole blocks. */
    void forward(float[] data, int packedAt, float[] bias, int biasAt) {
        int x = input.bandedActivationsAt();
        bands.extend(data, input.bandLayout(), x, reach.above(),
                Math.max(0, reach.rows() - reach.above() - input.bandLayout().shape().height()));
        forward.forward(
                data, x, data, packedAt, bias, biasAt, data, output.bandedActivationsAt(), 0,
                output.bandLayout().shape().height());
    }

    /** The gradient of the input. */
    void backwardData(float[] data, int packedAt) {
        int dy = output.bandedGradientAt();
        bands.extend(data, output.bandLayout(), dy, reach.gradientAbove(), reach.gradientBelow());
        backward.backwardData(
                data, dy, data, packedAt, data, input.bandedGradientAt(), reach.firstRow(),
                reach.firstRow() + input.bandLayout().shape().height());
    }
}
