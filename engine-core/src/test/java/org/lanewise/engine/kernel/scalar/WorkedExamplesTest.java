package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.PoolCase;
import org.lanewise.engine.testing.PoolRun;

/** Small examples that a person can check. */
class WorkedExamplesTest {
    private final Kernels kernels = new ScalarKernels();

    /** An image of 1, 2, 3, ... */
    private static Blocks counting(BlockLayout layout) {
        Blocks blocks = Blocks.zeros(layout, 1);
        float value = 0;
        for (int y = 0; y < layout.shape().height(); y++) {
            for (int x = 0; x < layout.shape().width(); x++) {
                blocks.set(0, 0, y, x, ++value);
            }
        }
        return blocks;
    }

    private static ConvRun convolution(int size, int kernel, int stride, Padding padding, float... weights) {
        Shape input = new Shape(1, size, size);
        Shape output = Conv2dGeometry.outputShape(input, 1, kernel, kernel, stride, padding);
        Conv2dGeometry geometry = new Conv2dGeometry(
                new BlockLayout(input, padding),
                BlockLayout.of(output),
                kernel, kernel, stride, padding, Activation.IDENTITY);
        return new ConvRun(
                new ConvCase("worked", geometry, 1), counting(geometry.input()), weights, new float[1],
                counting(geometry.output()));
    }

    /** The example of the ConvNetJS report; true convolution, with the kernel turned round, would begin with -5 - 1. */
    @Test
    void convolutionIsCrossCorrelation() {
        assertThat(convolution(4, 2, 1, Padding.NONE, -1, 1, 0, 1).forward(kernels, WHOLE).plain())
                .containsExactly(7, 8, 9, 11, 12, 13, 15, 16, 17);
    }

    @Test
    void paddingIsZeroAndStrideSkips() {
        // Of 3x3 with one row and column of zeros around it, every second window of 3x3 ones: corners of four values.
        assertThat(convolution(3, 3, 2, Padding.of(1), 1, 1, 1, 1, 1, 1, 1, 1, 1).forward(kernels, WHOLE).plain())
                .containsExactly(1 + 2 + 4 + 5, 2 + 3 + 5 + 6, 4 + 5 + 7 + 8, 5 + 6 + 8 + 9);
    }

    @Test
    void backwardDataSendsEveryGradientBackAlongItsWeights() {
        // dy = [[1, 2], [3, 4]] through the kernel [[1, 10], [100, 1000]].
        assertThat(convolution(3, 2, 1, Padding.NONE, 1, 10, 100, 1000).backwardData(kernels, WHOLE).plain())
                .containsExactly(1, 12, 20, 103, 1234, 2040, 300, 3400, 4000);
    }

    @Test
    void backwardWeightsMeetEveryInputWithItsGradient() {
        // x = [[1, 2, 3], [4, 5, 6], [7, 8, 9]] and dy = [[1, 2], [3, 4]]; the first is 1*1 + 2*2 + 3*4 + 4*5.
        var gradients = convolution(3, 2, 1, Padding.NONE, 0, 0, 0, 0).backwardWeights(kernels, WHOLE);
        assertThat(gradients.weights()).containsExactly(37, 47, 67, 77);
        assertThat(gradients.bias()).containsExactly(10);
    }

    private static PoolRun pool(Kind kind, int height, int width, int window, int stride) {
        BlockLayout input = BlockLayout.of(new Shape(1, height, width));
        BlockLayout output = BlockLayout.of(Pool2dGeometry.outputShape(input.shape(), window, stride));
        return new PoolRun(
                new PoolCase("worked", new Pool2dGeometry(kind, input, output, window, stride), 1), counting(input),
                counting(output));
    }

    @Test
    void maxPoolingOfSixByFourGivesThreeByTwo() {
        PoolRun run = pool(Kind.MAX, 6, 4, 2, 2);
        assertThat(run.forward(kernels, WHOLE).plain()).containsExactly(6, 8, 14, 16, 22, 24);
        assertThat(run.backward(kernels, WHOLE).plain())
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0, 5, 0, 6);
    }

    @Test
    void averagePoolingTakesTheMeanAndSharesTheGradient() {
        PoolRun run = pool(Kind.AVERAGE, 2, 4, 2, 2);
        assertThat(run.forward(kernels, WHOLE).plain()).containsExactly(3.5, 5.5);
        assertThat(run.backward(kernels, WHOLE).plain()).containsExactly(.25, .25, .5, .5, .25, .25, .5, .5);
    }

    @Test
    void whatNoWindowReachesGetsNoGradient() {
        PoolRun run = pool(Kind.MAX, 3, 3, 2, 2);
        assertThat(run.forward(kernels, WHOLE).plain()).containsExactly(5);
        assertThat(run.backward(kernels, WHOLE).plain()).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void theGradientGoesToTheFirstOfEquals() {
        BlockLayout input = BlockLayout.of(new Shape(1, 2, 2));
        BlockLayout output = BlockLayout.of(new Shape(1, 1, 1));
        PoolRun run = new PoolRun(
                new PoolCase("ties", new Pool2dGeometry(Kind.MAX, input, output, 2, 2), 1), Blocks.zeros(input, 1),
                counting(output));
        run.x().set(0, 0, 0, 0, -1);
        assertThat(run.backward(kernels, WHOLE).plain()).containsExactly(0, 1, 0, 0);
        run.x().set(0, 0, 0, 1, -0f);
        assertThat(run.backward(kernels, WHOLE).plain()).as("-0 equals 0").containsExactly(0, 1, 0, 0);
    }
}
