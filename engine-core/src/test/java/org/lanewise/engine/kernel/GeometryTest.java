package org.lanewise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.engine.testing.ConvCase;

class GeometryTest {
    @ParameterizedTest
    @CsvSource({"28, 5, 1, 0, 24", "28, 5, 1, 2, 28", "12, 5, 1, 0, 8", "24, 3, 1, 2, 26", "24, 5, 2, 2, 12",
        "6, 5, 2, 2, 3",
        "14, 4, 2, 1, 7", "7, 7, 3, 0, 1", "8, 3, 3, 0, 2"})
    void aConvolutionHasSizePlusPaddingMinusKernelOverStridePlusOneOutputs(
            int size, int kernel, int stride, int padding, int output) {
        assertThat(Conv2dGeometry.outputShape(
                new Shape(3, size, size), 5, kernel, kernel, stride, Padding.of(padding)))
                .isEqualTo(new Shape(5, output, output));
    }

    @ParameterizedTest
    @CsvSource({"28, 2, 2, 14", "12, 3, 3, 4", "7, 2, 2, 3", "3, 2, 2, 1", "4, 2, 1, 3", "8, 3, 2, 3", "5, 5, 1, 1"})
    void aPoolingDropsWindowsThatDoNotFit(int size, int window, int stride, int output) {
        assertThat(Pool2dGeometry.outputShape(new Shape(3, size, size), window, stride))
                .isEqualTo(new Shape(3, output, output));
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.ConvCases#all")
    void aSpanHoldsJustTheRowsOfTheKernelThatMeetTheMap(ConvCase example) {
        Conv2dGeometry g = example.geometry();
        int height = g.input().shape().height();
        int outputs = g.output().shape().height();
        for (int y = 0; y < outputs; y++) {
            int row = y;
            assertThat(elements(g.rowsOver(y))).containsExactly(IntStream.range(0, g.kernelHeight())
                    .filter(k -> inside(row * g.stride() - g.padding().top() + k, height))
                    .toArray());
        }
        for (int y = 0; y < height; y++) {
            int row = y + g.padding().top();
            assertThat(elements(g.rowsReaching(y))).containsExactly(IntStream.range(0, g.kernelHeight())
                    .filter(k -> Math.floorMod(row - k, g.stride()) == 0
                            && inside(Math.floorDiv(row - k, g.stride()), outputs))
                    .toArray());
        }
    }

    private static boolean inside(int index, int size) {
        return index >= 0 && index < size;
    }

    private static int[] elements(KernelSpan span) {
        return IntStream.iterate(span.first(), k -> k < span.end(), k -> k + span.step()).toArray();
    }

    @Test
    void sizesAreCounted() {
        Shape input = new Shape(16, 14, 14);
        Conv2dGeometry conv = new Conv2dGeometry(
                new BlockLayout(input, Padding.of(1)), BlockLayout.of(new Shape(32, 14, 14)), 3, 3, 1, Padding.of(1),
                Activation.RELU);
        assertThat(conv.taps()).isEqualTo(144);
        assertThat(conv.weights()).isEqualTo(4608);
        assertThat(conv.multiplyAdds()).isEqualTo(4608 * 196);
        LinearGeometry linear = new LinearGeometry(BlockLayout.of(new Shape(32, 7, 7)), 128, Activation.SIGMOID);
        assertThat(linear.inputs()).isEqualTo(1568);
        assertThat(linear.multiplyAdds()).isEqualTo(1568 * 128);
        assertThat(linear.output()).isEqualTo(BlockLayout.of(Shape.vector(128)));
    }

    @Test
    void onlyWindowsLargerThanTheStrideOverlap() {
        assertThat(pool(3, 2).overlaps()).isTrue();
        assertThat(pool(2, 2).overlaps()).isFalse();
        assertThat(pool(2, 3).overlaps()).isFalse();
    }

    private static Pool2dGeometry pool(int window, int stride) {
        Shape input = new Shape(1, 9, 9);
        return new Pool2dGeometry(
                Pool2dGeometry.Kind.MAX, BlockLayout.of(input),
                BlockLayout.of(Pool2dGeometry.outputShape(input, window, stride)), window, stride);
    }

    private static void refused(String message, Runnable geometry) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(geometry::run).withMessage(message);
    }

    @Test
    void layoutsThatDoNotFitTogetherAreRefused() {
        BlockLayout input = BlockLayout.of(new Shape(2, 6, 6));
        refused("a convolution of 2x6x6 gives 3x4x4, not 3x5x5", () -> new Conv2dGeometry(
                input, BlockLayout.of(new Shape(3, 5, 5)), 3, 3, 1, Padding.NONE, Activation.IDENTITY));
        refused("the input's border Padding[top=0, left=0, bottom=0, right=0] does not cover the padding"
                + " Padding[top=1, left=1, bottom=1, right=1]",
                () -> new Conv2dGeometry(
                        input, BlockLayout.of(new Shape(3, 6, 6)), 3, 3, 1, Padding.of(1), Activation.IDENTITY));
        refused("pooling 2x6x6 gives 2x3x3, not 3x3x3", () -> new Pool2dGeometry(
                Pool2dGeometry.Kind.MAX, input, BlockLayout.of(new Shape(3, 3, 3)), 2, 2));
    }

    @Test
    void hugeSizesAreRefusedWithoutOverflow() {
        int huge = Integer.MAX_VALUE;
        refused("a shape of 1x2147483647x5 has more than 2^26 values an image, the largest this engine addresses",
                () -> Conv2dGeometry.outputShape(
                        new Shape(1, 5, 5), 1, huge, 1, 1, new Padding(huge - 1, 0, huge - 1, 0)));
        refused("kernel 2147483647x1 is larger than the padded input 105x5", () -> Conv2dGeometry.outputShape(
                new Shape(1, 5, 5), 1, huge, 1, 1, new Padding(100, 0, 0, 0)));
    }
}
