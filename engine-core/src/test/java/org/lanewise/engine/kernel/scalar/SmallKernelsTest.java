package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.ActivationOracle;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.Values;

/** Kernels of a few lines: sums of two values, dropout, the Euclidean loss. */
class SmallKernelsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(new Shape(3, 5, 4), new Padding(1, 0, 2, 1));

    private final Kernels kernels = new ScalarKernels();

    @ParameterizedTest
    @EnumSource
    void addsTwoValuesAndApplies(Activation activation) {
        SplittableRandom random = new SplittableRandom(1);
        Blocks a = Blocks.activations(LAYOUT, 9, random, Values::mixed);
        Blocks b = Blocks.activations(LAYOUT, 9, random, Values::mixed);
        Blocks y = Blocks.unwritten(LAYOUT, 9);
        kernels.add(activation, LAYOUT).forward(a.data(), a.at(), b.data(), b.at(), y.data(), y.at(), 0, 3);
        y.assertFrame();
        double[] first = a.plain();
        double[] second = b.plain();
        double[] sums = y.plain();
        for (int i = 0; i < sums.length; i++) {
            assertThat(sums[i]).isCloseTo(ActivationOracle.apply(activation, first[i] + second[i]), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void dropoutKeepsAboutItsShareAndScalesIt(double rate) {
        BlockLayout layout = BlockLayout.of(new Shape(20, 19, 21));
        Blocks x = Blocks.activations(layout, 16, new SplittableRandom(1), _ -> 1);
        float scale = (float) (1 / (1 - rate));
        float[] first = dropped(layout, x, 0, 77, rate, scale);
        int kept = 0;
        for (float value : first) {
            assertThat(value == 0 || value == scale).isTrue();
            kept += value == 0 ? 0 : 1;
        }
        int values = first.length;
        double deviation = Math.sqrt(values * rate * (1 - rate));
        assertThat((double) kept).isCloseTo(values * (1 - rate), within(4.5 * deviation));
        if (rate > 0) {
            assertThat(dropped(layout, x, 0, 78, rate, scale)).as("another key").isNotEqualTo(first);
            assertThat(dropped(layout, x, 1, 77, rate, scale)).as("another block").isNotEqualTo(first);
        }
    }

    private float[] dropped(BlockLayout layout, Blocks x, int block, int key, double rate, float scale) {
        float[] y = new float[layout.blockStride()];
        kernels.dropout(layout)
                .apply(
                        x.data(), x.at(), y, 0, block, key, (int) Math.round(rate * (1 << 24)), scale, 0,
                        layout.shape().channels());
        return y;
    }

    @Test
    void dropoutFindsTheSameValuesWhateverTheLayoutAndTheCut() {
        Blocks bordered = Blocks.activations(LAYOUT, 16, new SplittableRandom(1), _ -> 1);
        Blocks y = Blocks.unwritten(LAYOUT, 16);
        var kernel = kernels.dropout(LAYOUT);
        kernel.apply(bordered.data(), bordered.at(), y.data(), y.at(), 2, 5, 1 << 22, 1, 1, 3);
        kernel.apply(bordered.data(), bordered.at(), y.data(), y.at(), 2, 5, 1 << 22, 1, 0, 1);
        y.assertFrame();
        BlockLayout plain = BlockLayout.of(LAYOUT.shape());
        Blocks x = Blocks.activations(plain, 16, new SplittableRandom(1), _ -> 1);
        Blocks expected = Blocks.unwritten(plain, 16);
        kernels.dropout(plain)
                .apply(
                        x.data(), x.at(), expected.data(), expected.at(), 2, 5, 1 << 22, 1, 0, 3);
        assertThat(y.plain()).isEqualTo(expected.plain());
    }

    @Test
    void dropoutOfNeighbouringValuesAndUpdatesIsUnrelated() {
        BlockLayout layout = BlockLayout.of(new Shape(10, 20, 20));
        Blocks x = Blocks.activations(layout, 16, new SplittableRandom(1), _ -> 1);
        float[] now = dropped(layout, x, 0, 1234, 0.5, 1);
        float[] next = dropped(layout, x, 0, 1235, 0.5, 1);
        for (float[] other : new float[][]{next, shifted(now, 1), shifted(now, 16), shifted(now, 320)}) {
            double both = 0;
            for (int i = 0; i < now.length; i++) {
                both += now[i] * other[i];
            }
            assertThat(both / now.length).isCloseTo(0.25, within(4.5 * 0.433 / Math.sqrt(now.length)));
        }
    }

    private static float[] shifted(float[] values, int by) {
        float[] shifted = Arrays.copyOfRange(values, by, values.length + by);
        System.arraycopy(values, 0, shifted, values.length - by, by);
        return shifted;
    }

    /** By hand: z = (0.5, 1, -1), class 1: d = (0.5, 0, -1), half the sum of squares is 0.625. */
    @Test
    void euclideanLossByHand() {
        float[] z = new float[48];
        int[] labels = new int[16];
        Arrays.fill(labels, -1);
        labels[3] = 1;
        labels[4] = 0;
        z[3] = 0.5f;
        z[16 + 3] = 1;
        z[32 + 3] = -1;
        float[] dz = new float[48];
        float[] losses = new float[16];
        kernels.euclidean(3).gradient(z, 0, labels, 0, 0.5f, dz, 0, losses, 0);
        assertThat(losses[3]).isEqualTo(0.625f);
        assertThat(new float[]{dz[3], dz[19], dz[35]}).containsExactly(0.25f, 0, -0.5f);
        assertThat(losses[4]).isEqualTo(0.5f);
        assertThat(new float[]{dz[4], dz[20], dz[36]}).containsExactly(-0.5f, 0, 0);
        assertThat(losses[5]).isZero();
        assertThat(new float[]{dz[5], dz[21], dz[37]}).containsOnly(0);
        float[] again = new float[16];
        kernels.euclidean(3).loss(z, 0, labels, 0, again, 0);
        assertThat(again).isEqualTo(losses);
    }
}
