package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.kernel.scalar.OrderOfSumsTest.assertSameBits;
import static org.lanewise.engine.kernel.scalar.OrderOfSumsTest.fold;
import static org.lanewise.engine.tensor.BlockLayout.LANES;
import static org.lanewise.engine.testing.Cutting.WHOLE;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.Gradients;

/**
 * The order of the sums of weight gradients whose last block is cut into bands, written out: 2 images behind a block of 16, on a
 * map of 6 rows. Lanes 0 to 5 have a row each of the one, 8 to 13 of the other. As a whole block they give other bits.
 */
class OrderOfBandSumsTest {
    private static final int CHANNELS = 16;
    private static final int IMAGES = LANES + 2;
    private static final int ROWS = 6;
    private static final int COLUMNS = 5;

    private final Kernels kernels = new ScalarKernels();
    private final ConvRun run = ConvRun.of(new ConvCase(
            "bands",
            new Conv2dGeometry(
                    new BlockLayout(new Shape(CHANNELS, ROWS, COLUMNS), Padding.of(1)),
                    BlockLayout.of(new Shape(CHANNELS, ROWS, COLUMNS)), 3, 3, 1, Padding.of(1), Activation.IDENTITY),
            IMAGES));
    private final Gradients gradients = run.backwardWeightsInBands(kernels, WHOLE);

    /** What a position adds to a lane. */
    private interface Term {
        float added(float sum, int n, int y, int x);
    }

    private static float sum(Term term) {
        float[] lanes = new float[LANES];
        for (int n = 0; n < IMAGES; n++) {
            for (int y = 0; y < ROWS; y++) {
                int lane = n < LANES ? n : (n - LANES) * 8 + y;
                for (int x = 0; x < COLUMNS; x++) {
                    lanes[lane] = term.added(lanes[lane], n, y, x);
                }
            }
        }
        return fold(lanes);
    }

    @Test
    void weights() {
        float[] asWhole = run.backwardWeights(kernels, WHOLE).weights();
        Others wholeBlock = new Others();
        for (int weight = 0; weight < asWhole.length; weight++) {
            int oc = weight / (CHANNELS * 9);
            int ic = weight / 9 % CHANNELS;
            int down = weight / 3 % 3 - 1;
            int right = weight % 3 - 1;
            float expected = sum((sum, n, y, x) -> Math.fma(
                    run.dy().get(n, oc, y, x), run.x().get(n, ic, y + down, x + right), sum));
            assertSameBits(gradients.weights()[weight], expected);
            wholeBlock.count(expected, asWhole[weight]);
        }
        wholeBlock.assertTheOrderShows();
    }

    @Test
    void bias() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            int oc = channel;
            assertSameBits(gradients.bias()[oc], sum((sum, n, y, x) -> sum + run.dy().get(n, oc, y, x)));
        }
    }
}
