package org.lanewise.engine.layer;

import java.util.List;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.Shape;

/**
 * Two-dimensional convolution (cross-correlation): C x H x W becomes channels x H' x W' with
 * H' = floor((H + padding - kernelHeight) / stride) + 1.
 *
 * @param channels output channels, at least 1
 * @param kernelHeight rows of the kernel, at least 1
 * @param kernelWidth columns of the kernel, at least 1
 * @param stride step in both directions, at least 1
 * @param pad zeros around the input
 * @param weights initialises the weights, {@code [channels][C][kernelHeight][kernelWidth]}
 * @param useBias whether a bias is added to every channel; pointless before a normalisation
 * @param bias initialises the bias, {@code [channels]}
 */
public record Conv2d(
        int channels, int kernelHeight, int kernelWidth, int stride, Pad pad, Initializer weights,
        boolean useBias, Initializer bias) implements Layer {
    public Conv2d {
        Conv2dGeometry.checkSizes(channels, kernelHeight, kernelWidth, stride);
    }

    /** A square kernel, stride 1, no padding, He's initialisation. */
    public static Conv2d of(int channels, int kernel) {
        return new Conv2d(
                channels,
                kernel,
                kernel,
                1,
                new Pad.Explicit(0, 0, 0, 0),
                new Initializer.HeNormal(),
                true,
                new Initializer.Constant(0));
    }

    /** The same with so many rows and columns of zeros on every side. */
    public Conv2d withPadding(int all) {
        return withPad(new Pad.Explicit(all, all, all, all));
    }

    /** The same with 'same' padding, see {@link Pad.Same}. */
    public Conv2d withSamePadding() {
        return withPad(new Pad.Same());
    }

    public Conv2d withPad(Pad pad) {
        return new Conv2d(channels, kernelHeight, kernelWidth, stride, pad, weights, useBias, bias);
    }

    public Conv2d withStride(int stride) {
        return new Conv2d(channels, kernelHeight, kernelWidth, stride, pad, weights, useBias, bias);
    }

    public Conv2d withInitializers(Initializer weights, Initializer bias) {
        return new Conv2d(channels, kernelHeight, kernelWidth, stride, pad, weights, useBias, bias);
    }

    /** The same without bias. */
    public Conv2d withoutBias() {
        return new Conv2d(
                channels, kernelHeight, kernelWidth, stride, pad, weights, false, new Initializer.Constant(0));
    }

    @Override
    public Shape outputShape(Shape input) {
        return Conv2dGeometry.outputShape(
                input, channels, kernelHeight, kernelWidth, stride,
                pad.resolve(input, kernelHeight, kernelWidth, stride));
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int fanIn = input.channels() * kernelHeight * kernelWidth;
        int fanOut = channels * kernelHeight * kernelWidth;
        ParameterSpec kernels = ParameterSpec.weight(
                "weight", List.of(channels, input.channels(), kernelHeight, kernelWidth), weights, fanIn, fanOut);
        return useBias
                ? List.of(kernels, ParameterSpec.bias("bias", channels, bias, fanIn, fanOut))
                : List.of(kernels);
    }

    @Override
    public String kind() {
        return "conv2d";
    }
}
