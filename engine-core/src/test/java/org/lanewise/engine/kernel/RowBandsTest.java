package org.lanewise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvCases;

class RowBandsTest {
    /** Every output of every image has a place, and through every weight it meets there what it meets in the image. */
    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.ConvCases#all")
    void outputsMeetTheSameInputs(ConvCase example) {
        IntStream.rangeClosed(1, 8).forEach(images -> assertSameInputs(example.geometry(), images));
    }

    private static void assertSameInputs(Conv2dGeometry whole, int images) {
        SplittableRandom random = new SplittableRandom(images);
        Blocks x = Blocks.activations(whole.input(), images, random, SplittableRandom::nextDouble);
        Blocks dy = Blocks.gradient(whole.output(), images, random, r -> 1 + r.nextDouble());
        RowBands bands = new RowBands(whole, images);
        Blocks bandsOfX = Blocks.unwritten(bands.geometry().input(), LANES);
        Blocks bandsOfDy = Blocks.unwritten(bands.geometry().output(), LANES);
        bands.cutInput(x.data(), x.at(), bandsOfX.data(), bandsOfX.at(), 0, whole.inputChannels());
        bands.cutGradient(dy.data(), dy.at(), bandsOfDy.data(), bandsOfDy.at(), 0, whole.outputChannels());
        bandsOfX.assertFrame();
        bandsOfDy.assertFrame();

        Shape output = whole.output().shape();
        int rows = bands.geometry().output().shape().height();
        int lanes = LANES / images;
        int stride = whole.stride();
        int different = 0;
        for (int n = 0; n < images; n++) {
            for (int oy = 0; oy < output.height(); oy++) {
                int lane = n * lanes + oy / rows;
                for (int ox = 0; ox < output.width(); ox++) {
                    for (int oc = 0; oc < output.channels(); oc++) {
                        different += dy.get(n, oc, oy, ox) == bandsOfDy.get(lane, oc, oy % rows, ox) ? 0 : 1;
                    }
                    for (int tap = 0; tap < whole.taps(); tap++) {
                        int ic = tap / (whole.kernelHeight() * whole.kernelWidth());
                        int ky = tap / whole.kernelWidth() % whole.kernelHeight();
                        int column = ox * stride + tap % whole.kernelWidth() - whole.padding().left();
                        float met = x.get(n, ic, oy * stride + ky - whole.padding().top(), column);
                        different += met == bandsOfX.get(lane, ic, oy % rows * stride + ky, column) ? 0 : 1;
                    }
                }
            }
        }
        assertThat(different).as("%s, %d images", whole, images).isZero();
        assertThat(nonZero(bandsOfDy)).as("outputs, all of which are at least 1").isEqualTo(nonZero(dy));
    }

    private static long nonZero(Blocks blocks) {
        return IntStream.range(blocks.block(0), blocks.block(blocks.blocks()))
                .filter(i -> blocks.data()[i] != 0)
                .count();
    }

    @Test
    void aPartOfTheChannelsIsCutAlone() {
        Conv2dGeometry whole = geometry("luo-cnn2, second");
        Blocks x = Blocks.activations(whole.input(), 2, new SplittableRandom(1), SplittableRandom::nextDouble);
        RowBands bands = new RowBands(whole, 2);
        Blocks some = Blocks.unwritten(bands.geometry().input(), LANES);
        bands.cutInput(x.data(), x.at(), some.data(), some.at(), 3, 5);
        for (int c = 0; c < 8; c++) {
            assertThat(Float.isNaN(some.get(0, c, 0, 0))).as("channel %d", c).isEqualTo(c < 3 || c >= 5);
        }
    }

    /** A last block of 2 images of the residual network has a seventh of the rows; one that has them all is not worth it. */
    @Test
    void payWhereRowsAreSavedAndChannelsAreMany() {
        RowBands[] residual = RowBands.thatPay(geometry("luo-mini-resnet, first stage"));
        assertThat(residual).hasSizeGreaterThanOrEqualTo(4);
        assertThat(residual[1].images()).isEqualTo(2);
        assertThat(residual[1].geometry().output().shape()).isEqualTo(new Shape(16, 4, 28));
        assertThat(residual[1].geometry().input().shape()).isEqualTo(new Shape(16, 6, 28));
        assertThat(RowBands.thatPay(geometry("luo-mini-resnet, third stage"))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(RowBands.thatPay(geometry("convnetjs, second"))).hasSizeGreaterThanOrEqualTo(4);
        assertThat(RowBands.thatPay(geometry("luo-cnn1, first"))).isEmpty();
        assertThat(RowBands.thatPay(geometry("one value"))).isEmpty();
    }

    private static Conv2dGeometry geometry(String name) {
        return ConvCases.all()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow()
                .geometry();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 16})
    void needOneToEightImages(int images) {
        Conv2dGeometry whole = geometry("luo-cnn2, second");
        assertThatIllegalArgumentException().isThrownBy(() -> new RowBands(whole, images))
                .withMessage("1 to 8 images are cut into bands, got " + images);
    }
}
