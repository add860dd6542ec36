package org.lanewise.engine.testing;

import static org.lanewise.engine.kernel.Activation.IDENTITY;
import static org.lanewise.engine.kernel.Activation.RELU;
import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.RowBands;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** Convolutions of published networks, and odd ones that no network has. */
public final class ConvCases {
    private ConvCases() {}

    public static Stream<ConvCase> all() {
        return Stream.of(published(), edges(), random(60)).flatMap(cases -> cases);
    }

    /** Those whose last block of few images pays in bands: alone with one image, and with as many as pay behind a whole block. */
    public static Stream<ConvCase> inBands() {
        return all().flatMap(example -> {
            int most = RowBands.thatPay(example.geometry()).length;
            return IntStream.of(1, LANES + most)
                    .filter(_ -> most > 0)
                    .mapToObj(images -> new ConvCase(example.name(), example.geometry(), images));
        });
    }

    /** One of each geometry in the five reports. */
    public static Stream<ConvCase> published() {
        return Stream.of(
                conv("luo-cnn1, first", 1, 28, 4, 3, 1, 1, RELU),
                conv("luo-cnn1, second", 4, 14, 4, 3, 1, 1, RELU),
                conv("luo-cnn2, first", 1, 28, 8, 3, 1, 1, RELU),
                conv("luo-cnn2, second", 8, 14, 16, 3, 1, 1, RELU),
                conv("luo-mini-resnet, first stage", 16, 28, 16, 3, 1, 1, IDENTITY),
                conv("luo-mini-resnet, into the second stage", 16, 28, 32, 3, 2, 1, IDENTITY),
                conv("luo-mini-resnet, shortcut", 16, 28, 32, 1, 2, 0, IDENTITY),
                conv("luo-mini-resnet, third stage", 64, 7, 64, 3, 1, 1, IDENTITY),
                conv("li-cnn, first", 1, 28, 20, 5, 1, 0, RELU),
                conv("li-cnn, second", 20, 12, 50, 5, 1, 0, RELU),
                conv("convnetjs, first", 1, 24, 8, 5, 1, 2, RELU),
                conv("convnetjs, second", 8, 12, 16, 5, 1, 2, RELU),
                conv("convnetjs-3x3, first", 1, 24, 8, 3, 1, 2, RELU),
                conv("convnetjs-stride2, first", 1, 24, 8, 5, 2, 2, RELU),
                conv("convnetjs-stride2, second", 8, 6, 16, 5, 2, 2, RELU),
                conv("convnetjs-3conv, third", 16, 4, 16, 5, 1, 2, RELU),
                same("holting-1b", 1, 28, 6, 5, 1),
                same("holting-1e", 1, 28, 6, 5, 2),
                same("holting-model1, first", 1, 28, 16, 5, 1),
                same("holting-model1, second", 16, 14, 32, 3, 1),
                same("holting-model3, first", 1, 28, 16, 7, 1),
                same("holting-model3, second", 16, 14, 32, 5, 1),
                same("holting-2b, first", 1, 28, 32, 4, 2),
                same("holting-2b, second", 32, 7, 16, 4, 1),
                same("holting-2b, third", 16, 3, 9, 2, 1));
    }

    /** The smallest and the strangest. */
    public static Stream<ConvCase> edges() {
        return Stream.of(
                conv("one value", 1, 1, 1, 1, 1, 0, IDENTITY),
                conv("one weight", 1, 5, 1, 1, 1, 0, RELU),
                conv("kernel as large as the input", 3, 5, 10, 5, 1, 0, IDENTITY),
                conv("padding that is all kernel but one", 2, 3, 3, 4, 1, 3, IDENTITY),
                conv("stride larger than the kernel", 2, 11, 3, 2, 3, 0, RELU),
                conv("stride larger than the input", 2, 3, 3, 2, 100_000, 1, RELU),
                conv("rows and columns that no window reaches", 3, 8, 5, 3, 3, 0, RELU),
                conv("no multiple of any tile", 7, 9, 13, 3, 1, 1, RELU));
    }

    /** Seeded odd geometries: non-square, even kernels, strides, padding and borders different on every side. */
    public static Stream<ConvCase> random(int count) {
        return IntStream.range(0, count).mapToObj(ConvCases::random1);
    }

    private static ConvCase random1(int index) {
        SplittableRandom random = new SplittableRandom(7_000 + index);
        int kernelHeight = random.nextInt(1, 8);
        int kernelWidth = random.nextInt(1, 8);
        Padding padding = new Padding(
                random.nextInt(kernelHeight), random.nextInt(kernelWidth), random.nextInt(kernelHeight),
                random.nextInt(kernelWidth));
        Shape input = new Shape(
                random.nextInt(1, 10),
                Math.max(1, kernelHeight - padding.top() - padding.bottom()) + random.nextInt(8),
                Math.max(1, kernelWidth - padding.left() - padding.right()) + random.nextInt(8));
        Padding extra = new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        Activation[] activations = Activation.values();
        return new ConvCase(
                "random " + index,
                ConvCase.geometry(
                        input,
                        random.nextInt(1, 10),
                        kernelHeight,
                        kernelWidth,
                        random.nextInt(1, 4),
                        padding,
                        random.nextBoolean() ? extra : Padding.NONE,
                        activations[random.nextInt(activations.length)]),
                random.nextInt(1, 40));
    }

    private static ConvCase conv(
            String name, int channels, int size, int outputs, int kernel, int stride, int padding,
            Activation activation) {
        return ConvCase.of(name, channels, size, outputs, kernel, stride, Padding.of(padding), activation);
    }

    private static ConvCase same(String name, int channels, int size, int outputs, int kernel, int stride) {
        Padding padding = Padding.same(new Shape(channels, size, size), kernel, kernel, stride);
        return ConvCase.of(name, channels, size, outputs, kernel, stride, padding, RELU);
    }
}
