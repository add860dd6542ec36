package org.lanewise.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.tensor.Shape;

class NormalizationTest {
    private static final Shape SHAPE = new Shape(1, 2, 3);
    private static final int IMAGES = 40;

    private final byte[] pixels = new byte[IMAGES * SHAPE.size()];

    NormalizationTest() {
        Seed seed = new Seed(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) seed.below(i, 256);
        }
    }

    /** All values, computed by reading every image through the normalisation. */
    private double[] normalized(Normalization normalization) {
        Normalizer normalizer = new Normalizer(normalization, SHAPE);
        double[] values = new double[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = normalizer.of(pixels[i], i % SHAPE.size());
            assertThat(normalizer.of((float) (pixels[i] & 0xFF), i % SHAPE.size())).isEqualTo((float) values[i]);
        }
        return values;
    }

    static Stream<Normalization> uniform() {
        return Stream.of(
                Normalization.IDENTITY, Normalization.UNIT, Normalization.CENTERED, Normalization.MNIST_STANDARDIZED);
    }

    @ParameterizedTest
    @MethodSource("uniform")
    void isComputedInDoubleAndRoundedOnce(Normalization normalization) {
        double[] values = normalized(normalization);
        for (int i = 0; i < values.length; i++) {
            double exact = ((pixels[i] & 0xFF) - normalization.offset()) / normalization.scale();
            assertThat(values[i]).isEqualTo((float) exact);
        }
    }

    @Test
    void theConstantsAreTheFormulasOfTheReports() {
        Normalizer unit = new Normalizer(Normalization.UNIT, SHAPE);
        assertThat(unit.of((byte) 0, 0)).isZero();
        assertThat(unit.of((byte) 255, 5)).isEqualTo(1f);
        assertThat(new Normalizer(Normalization.CENTERED, SHAPE).of((byte) 28, 0)).isEqualTo(-100 / 255f);
        assertThat(new Normalizer(Normalization.MNIST_STANDARDIZED, SHAPE).of((byte) 51, 3))
                .isCloseTo((float) ((0.2 - 0.1307) / 0.3081), within(1e-7f));
    }

    @Test
    void standardizedImagesHaveMean0AndDeviation1() {
        Normalization fitted = new NormalizationRule.Standardized().fit(pixels, SHAPE.size());
        double sum = 0;
        double squares = 0;
        for (double value : normalized(fitted)) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / pixels.length).isCloseTo(0, within(1e-6));
        assertThat(squares / pixels.length).isCloseTo(1, within(1e-6));
        assertThat(fitted.mean()).isEmpty();
    }

    @Test
    void perPixelMeanLeavesEveryPlaceWithMean0AndDividesBy255() {
        Normalization fitted = new NormalizationRule.PerPixelMean().fit(pixels, SHAPE.size());
        double[] values = normalized(fitted);
        for (int place = 0; place < SHAPE.size(); place++) {
            double sum = 0;
            double pixelSum = 0;
            for (int i = place; i < values.length; i += SHAPE.size()) {
                sum += values[i];
                pixelSum += pixels[i] & 0xFF;
            }
            assertThat(sum / IMAGES).isCloseTo(0, within(1e-7));
            assertThat(values[place])
                    .isCloseTo(((pixels[place] & 0xFF) - pixelSum / IMAGES) / 255, within(1e-7));
        }
    }

    @Test
    void otherImagesKeepTheMeanOfTheTrainingImagesUnlessTheirOwnIsAskedFor() {
        Normalization fitted = new NormalizationRule.PerPixelMean().fit(pixels, SHAPE.size());
        byte[] others = {1, 2, 3, 4, 5, 6, 3, 2, 1, 0, 5, 6};
        assertThat(fitted.fit(others, SHAPE.size())).isSameAs(fitted);
        assertThat(fitted.withMeanOf(others, SHAPE.size()))
                .isEqualTo(new Normalization(0, 255, List.of(2.0, 2.0, 2.0, 2.0, 5.0, 6.0)));
        assertThat(Normalization.CENTERED.withMeanOf(others, SHAPE.size())).isSameAs(Normalization.CENTERED);
    }

    @Test
    void canBeStoredWithItsMeanImage() {
        Normalization fitted = new NormalizationRule.PerPixelMean().fit(pixels, SHAPE.size());
        Json json = Json.parse(RecordCodec.encode(Normalization.class, fitted).toString());
        assertThat(RecordCodec.decode(Normalization.class, json)).isEqualTo(fitted);
    }

    @Test
    void whatCannotBeComputedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(0, 0))
                .withMessage("a normalisation needs a finite offset and a finite scale other than 0, got 0.0 and 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(0, 1, List.of(1.0, Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalizationRule.Standardized().fit(new byte[12], 6))
                .withMessage("all values of the training images are 0.0: they have no deviation to divide by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalizationRule.PerPixelMean().fit(new byte[13], 6))
                .withMessage("a normalisation cannot be computed from 13 values in images of 6: it needs whole images, "
                        + "at least one");
        Normalization small = new Normalization(0, 1, List.of(1.0, 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ByteImages(SHAPE, new byte[6], new byte[1], 1, small))
                .withMessage("the normalisation has a mean image of 2 values, but images of 1x2x3 have 6");
    }
}
