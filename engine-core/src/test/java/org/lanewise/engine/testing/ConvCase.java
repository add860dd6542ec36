package org.lanewise.engine.testing;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * A convolution to test or to time.
 *
 * @param name where it comes from
 * @param geometry all sizes
 * @param images batch size for tests
 */
public record ConvCase(String name, Conv2dGeometry geometry, int images) {
    /** A convolution as a plan would make it: borders just as wide as it needs them. */
    static ConvCase of(
            String name, int channels, int size, int outputs, int kernel, int stride, Padding padding,
            Activation activation) {
        Shape input = new Shape(channels, size, size);
        return new ConvCase(
                name, geometry(input, outputs, kernel, kernel, stride, padding, Padding.NONE, activation), 17);
    }

    /** @param extra border beyond what is needed, on input and output */
    static Conv2dGeometry geometry(
            Shape input, int outputs, int kernelHeight, int kernelWidth, int stride, Padding padding, Padding extra,
            Activation activation) {
        Shape output = Conv2dGeometry.outputShape(input, outputs, kernelHeight, kernelWidth, stride, padding);
        return new Conv2dGeometry(
                new BlockLayout(input, plus(padding, extra)),
                new BlockLayout(output, extra),
                kernelHeight,
                kernelWidth,
                stride,
                padding,
                activation);
    }

    private static Padding plus(Padding a, Padding b) {
        return new Padding(
                a.top() + b.top(), a.left() + b.left(), a.bottom() + b.bottom(), a.right() + b.right());
    }

    @Override
    public String toString() {
        return name + ": " + geometry.input().shape() + " to " + geometry.output().shape() + ", kernel "
                + geometry.kernelHeight() + "x" + geometry.kernelWidth() + ", stride " + geometry.stride() + ", "
                + geometry.padding() + ", border " + geometry.input().border() + ", " + geometry.activation() + ", "
                + images + " images";
    }
}
