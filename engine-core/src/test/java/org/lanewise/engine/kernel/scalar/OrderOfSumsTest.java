package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.tensor.BlockLayout.LANES;
import static org.lanewise.engine.testing.Cutting.WHOLE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.FloatMath;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.LinearCase;
import org.lanewise.engine.testing.LinearRun;
import org.lanewise.engine.testing.PoolCase;
import org.lanewise.engine.testing.PoolRun;
import org.lanewise.engine.testing.Values;

/**
 * The order of every sum, as the package documentation of {@code kernel} promises it, written out term by term and
 * compared bit by bit. Each test also adds in another order and finds other bits: with these values the order shows.
 */
class OrderOfSumsTest {
    private static final int IMAGES = 37;

    private final Kernels kernels = new ScalarKernels();
    private final Conv2dGeometry conv = new Conv2dGeometry(
            new BlockLayout(new Shape(3, 7, 6), new Padding(1, 2, 1, 1)),
            new BlockLayout(new Shape(5, 4, 3), Padding.of(1)),
            3, 4, 2, new Padding(1, 2, 1, 1), Activation.IDENTITY);
    private final ConvRun convolution = ConvRun.of(new ConvCase("order", conv, IMAGES));
    private final LinearRun linear = LinearRun.of(new LinearCase(
            "order",
            new LinearGeometry(new BlockLayout(new Shape(3, 4, 5), Padding.of(1)), 7, Activation.IDENTITY),
            IMAGES));

    /** The factors of a sum's products, in order. */
    private record Products(List<Float> firsts, List<Float> seconds) {
        Products() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(float first, float second) {
            firsts.add(first);
            seconds.add(second);
        }

        float sum(float start) {
            float sum = start;
            for (int i = 0; i < firsts.size(); i++) {
                sum = Math.fma(firsts.get(i), seconds.get(i), sum);
            }
            return sum;
        }

        float backwards(float start) {
            return new Products(firsts.reversed(), seconds.reversed()).sum(start);
        }

        float unfused(float start) {
            float sum = start;
            for (int i = 0; i < firsts.size(); i++) {
                sum += firsts.get(i) * seconds.get(i);
            }
            return sum;
        }
    }

    private float weight(int oc, int ic, int ky, int kx) {
        return convolution.weights()[((oc * 3 + ic) * 3 + ky) * 4 + kx];
    }

    @Test
    void convolutionForwardStartsAtTheBiasAndTakesChannelRowColumn() {
        Blocks y = convolution.forward(kernels, WHOLE);
        Others backwards = new Others();
        Others unfused = new Others();
        for (int n = 0; n < IMAGES; n++) {
            for (int oc = 0; oc < 5; oc++) {
                for (int oy = 0; oy < 4; oy++) {
                    for (int ox = 0; ox < 3; ox++) {
                        Products products = new Products();
                        for (int ic = 0; ic < 3; ic++) {
                            for (int ky = 0; ky < 3; ky++) {
                                for (int kx = 0; kx < 4; kx++) {
                                    products.add(
                                            weight(oc, ic, ky, kx),
                                            convolution.x().get(n, ic, 2 * oy + ky - 1, 2 * ox + kx - 2));
                                }
                            }
                        }
                        float bias = convolution.bias()[oc];
                        float expected = products.sum(bias);
                        assertSameBits(y.get(n, oc, oy, ox), expected);
                        backwards.count(expected, products.backwards(bias));
                        unfused.count(expected, products.unfused(bias));
                    }
                }
            }
        }
        backwards.assertTheOrderShows();
        unfused.assertTheOrderShows();
    }

    @Test
    void convolutionBackwardDataTakesOutputChannelRowColumn() {
        Blocks dx = convolution.backwardData(kernels, WHOLE);
        Others backwards = new Others();
        for (int n = 0; n < IMAGES; n++) {
            for (int ic = 0; ic < 3; ic++) {
                for (int iy = 0; iy < 7; iy++) {
                    for (int ix = 0; ix < 6; ix++) {
                        Products products = new Products();
                        for (int oc = 0; oc < 5; oc++) {
                            for (int ky = 0; ky < 3; ky++) {
                                for (int kx = 0; kx < 4; kx++) {
                                    boolean reaches = (iy + 1 - ky) % 2 == 0 && (ix + 2 - kx) % 2 == 0;
                                    if (reaches) {
                                        products.add(
                                                weight(oc, ic, ky, kx),
                                                convolution.dy().get(n, oc, (iy + 1 - ky) / 2, (ix + 2 - kx) / 2));
                                    }
                                }
                            }
                        }
                        float expected = products.sum(0);
                        assertSameBits(dx.get(n, ic, iy, ix), expected);
                        backwards.count(expected, products.backwards(0));
                    }
                }
            }
        }
        backwards.assertTheOrderShows();
    }

    @Test
    void convolutionWeightGradientsUseSixteenLanesAndOneFold() {
        float[] weights = convolution.backwardWeights(kernels, WHOLE).weights();
        Others inOneRow = new Others();
        Others otherFold = new Others();
        int i = 0;
        for (int oc = 0; oc < 5; oc++) {
            for (int ic = 0; ic < 3; ic++) {
                for (int ky = 0; ky < 3; ky++) {
                    for (int kx = 0; kx < 4; kx++) {
                        float[] lanes = new float[LANES];
                        Products all = new Products();
                        for (int n = 0; n < IMAGES; n++) {
                            Products products = new Products();
                            for (int oy = 0; oy < 4; oy++) {
                                for (int ox = 0; ox < 3; ox++) {
                                    float dy = convolution.dy().get(n, oc, oy, ox);
                                    float x = convolution.x().get(n, ic, 2 * oy + ky - 1, 2 * ox + kx - 2);
                                    products.add(dy, x);
                                    all.add(dy, x);
                                }
                            }
                            lanes[n % LANES] = products.sum(lanes[n % LANES]);
                        }
                        float expected = fold(lanes);
                        assertSameBits(weights[i++], expected);
                        inOneRow.count(expected, all.sum(0));
                        otherFold.count(expected, addedInOrder(lanes));
                    }
                }
            }
        }
        inOneRow.assertTheOrderShows();
        otherFold.assertTheOrderShows();
    }

    @Test
    void convolutionBiasGradientsUseSixteenLanesAndOneFold() {
        float[] bias = convolution.backwardWeights(kernels, WHOLE).bias();
        for (int oc = 0; oc < 5; oc++) {
            float[] lanes = new float[LANES];
            for (int n = 0; n < IMAGES; n++) {
                for (int oy = 0; oy < 4; oy++) {
                    for (int ox = 0; ox < 3; ox++) {
                        lanes[n % LANES] += convolution.dy().get(n, oc, oy, ox);
                    }
                }
            }
            assertSameBits(bias[oc], fold(lanes));
        }
    }

    @Test
    void theFoldIsATree() {
        float[] lanes = Values.mixed(new SplittableRandom(1), LANES + 2);
        float[] copy = new float[LANES];
        System.arraycopy(lanes, 1, copy, 0, LANES);
        assertSameBits(LaneSums.fold(lanes, 1), fold(copy));
    }

    /** Lanes i and i + 8, then i and i + 4, then i and i + 2, then 0 and 1, written out. */
    static float fold(float[] l) {
        float a = ((l[0] + l[8]) + (l[4] + l[12])) + ((l[2] + l[10]) + (l[6] + l[14]));
        float b = ((l[1] + l[9]) + (l[5] + l[13])) + ((l[3] + l[11]) + (l[7] + l[15]));
        return a + b;
    }

    private static float addedInOrder(float[] lanes) {
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    private float input(int n, int i) {
        return linear.x().get(n, i / 20, i / 5 % 4, i % 5);
    }

    @Test
    void linearForwardStartsAtTheBiasAndTakesInputsInOrder() {
        Blocks y = linear.forward(kernels, WHOLE);
        Others backwards = new Others();
        for (int n = 0; n < IMAGES; n++) {
            for (int o = 0; o < 7; o++) {
                Products products = new Products();
                for (int i = 0; i < 60; i++) {
                    products.add(linear.weights()[o * 60 + i], input(n, i));
                }
                float expected = products.sum(linear.bias()[o]);
                assertSameBits(y.get(n, o, 0, 0), expected);
                backwards.count(expected, products.backwards(linear.bias()[o]));
            }
        }
        backwards.assertTheOrderShows();
    }

    @Test
    void linearBackwardDataTakesOutputsInOrder() {
        Blocks dx = linear.backwardData(kernels, WHOLE);
        Others backwards = new Others();
        for (int n = 0; n < IMAGES; n++) {
            for (int i = 0; i < 60; i++) {
                Products products = new Products();
                for (int o = 0; o < 7; o++) {
                    products.add(linear.weights()[o * 60 + i], linear.dy().get(n, o, 0, 0));
                }
                float expected = products.sum(0);
                assertSameBits(dx.get(n, i / 20, i / 5 % 4, i % 5), expected);
                backwards.count(expected, products.backwards(0));
            }
        }
        backwards.assertTheOrderShows();
    }

    @Test
    void linearWeightGradientsTakeImagesInOrder() {
        float[] weights = linear.backwardWeights(kernels, WHOLE).weights();
        float[] bias = linear.backwardWeights(kernels, WHOLE).bias();
        Others backwards = new Others();
        for (int o = 0; o < 7; o++) {
            float sum = 0;
            for (int n = 0; n < IMAGES; n++) {
                sum += linear.dy().get(n, o, 0, 0);
            }
            assertSameBits(bias[o], sum);
            for (int i = 0; i < 60; i++) {
                Products products = new Products();
                for (int n = 0; n < IMAGES; n++) {
                    products.add(linear.dy().get(n, o, 0, 0), input(n, i));
                }
                float expected = products.sum(0);
                assertSameBits(weights[o * 60 + i], expected);
                backwards.count(expected, products.backwards(0));
            }
        }
        backwards.assertTheOrderShows();
    }

    @Test
    void averagePoolingTakesRowsThenColumnsAndWindowsInOrder() {
        Pool2dGeometry geometry = new Pool2dGeometry(
                Pool2dGeometry.Kind.AVERAGE, BlockLayout.of(new Shape(2, 7, 8)), BlockLayout.of(new Shape(2, 3, 3)), 3,
                2);
        Blocks x = Blocks.activations(geometry.input(), 16, new SplittableRandom(2), Values::mixed);
        Blocks dy = Blocks.gradient(geometry.output(), 16, new SplittableRandom(3), Values::mixed);
        PoolRun run = new PoolRun(new PoolCase("order", geometry, 16), x, dy);
        Blocks y = run.forward(kernels, WHOLE);
        Blocks dx = run.backward(kernels, WHOLE);
        float share = 1f / 9;
        for (int n = 0; n < 16; n++) {
            for (int c = 0; c < 2; c++) {
                float[][] gradients = new float[7][8];
                for (int oy = 0; oy < 3; oy++) {
                    for (int ox = 0; ox < 3; ox++) {
                        float sum = 0;
                        for (int i = 0; i < 9; i++) {
                            sum += x.get(n, c, 2 * oy + i / 3, 2 * ox + i % 3);
                            gradients[2 * oy + i / 3][2 * ox + i % 3] += dy.get(n, c, oy, ox) * share;
                        }
                        assertSameBits(y.get(n, c, oy, ox), sum * share);
                    }
                }
                for (int i = 0; i < 56; i++) {
                    assertSameBits(dx.get(n, c, i / 8, i % 8), gradients[i / 8][i % 8]);
                }
            }
        }
    }

    @Test
    void softmaxTakesClassesInOrder() {
        int classes = 23;
        Blocks z = Blocks.activations(
                BlockLayout.of(Shape.vector(classes)), 16, new SplittableRandom(4), r -> 4 * r.nextGaussian());
        Blocks p = Blocks.unwritten(z.layout(), 16);
        kernels.softmaxCrossEntropy(classes).probabilities(z.data(), z.at(), p.data(), p.at());
        Others backwards = new Others();
        for (int n = 0; n < 16; n++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                max = Math.max(max, z.get(n, c, 0, 0));
            }
            float sum = 0;
            float other = 0;
            for (int c = 0; c < classes; c++) {
                sum += FloatMath.exp(z.get(n, c, 0, 0) - max);
                other += FloatMath.exp(z.get(n, classes - 1 - c, 0, 0) - max);
            }
            for (int c = 0; c < classes; c++) {
                assertSameBits(p.get(n, c, 0, 0), FloatMath.exp(z.get(n, c, 0, 0) - max) / sum);
            }
            backwards.count(sum, other);
        }
        backwards.assertTheOrderShows();
    }

    static void assertSameBits(float actual, float expected) {
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            assertThat(Float.floatToIntBits(actual))
                    .as("%s instead of %s", actual, expected)
                    .isEqualTo(Float.floatToIntBits(expected));
        }
    }
}
