package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.HoldOut;

class PresentationTest {
    private static final DataSet DIGITS = DataSet.synthetic(200, 40, 5);

    private static Material material(String experiment, Presentation presentation) {
        return presentation.of(Experiments.named(experiment).getFirst().plan(Scale.USUAL, 1), DIGITS);
    }

    private static float[] image(Examples examples, int index) {
        Tensor block = Tensor.allocate(BlockLayout.of(examples.shape()), 1);
        examples.read(new int[]{index}, 0, 1, block.data(), block.block(0), block.layout());
        float[] values = new float[examples.shape().size()];
        block.copyImage(0, values, 0);
        return values;
    }

    @ParameterizedTest
    @CsvSource({"true, false, 540, 60", "true, true, 540, 60", "false, false, 180, 20"})
    void theImagesOfReport002(boolean augmented, boolean shuffled, int trained, int held) {
        Presentation.Amplified presentation = new Presentation.Amplified(augmented, shuffled);
        Material material = material("li-cnn", presentation);

        assertThat(material.train().size()).isEqualTo(trained).isEqualTo(presentation.trained(DIGITS.train().count()));
        assertThat(material.validation().orElseThrow().size()).isEqualTo(held);
        assertThat(material.test().size()).isEqualTo(40);
    }

    @Test
    void originalsComeTwiceAndTheHeldBackAreAugmentedOnesOfTheLastOriginals() {
        Material material = material("li-cnn", new Presentation.Amplified(true, false));

        assertThat(image(material.train(), 3)).isEqualTo(image(material.train(), 203));
        assertThat(image(material.train(), 3)).isNotEqualTo(image(material.train(), 403));
        assertThat(material.validation().orElseThrow().label(59)).isEqualTo(DIGITS.train().label(199));
    }

    @Test
    void trainingImagesHaveTheMeanZeroAtEveryPlaceAndSoHaveTestImages() {
        Material material = material("li-cnn", new Presentation.Amplified(false, false));
        double[] sum = new double[784];
        for (int i = 0; i < 40; i++) {
            float[] image = image(material.test(), i);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += image[p];
            }
        }

        assertThat(java.util.Arrays.stream(sum).map(Math::abs).max().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void heldBackImagesAreNotTrainedOn() {
        Material material =
                material("holting-model1", Presentation.HeldBack.of(HoldOut.KFold.OF_HOLTING));

        assertThat(material.train().size()).isEqualTo(160);
        assertThat(material.validation().orElseThrow().size()).isEqualTo(40);
    }

    @Test
    void windowsAreSmallerAndDifferFromEpochToEpoch() {
        Material material = material("convnetjs-default", new Presentation.Windows());

        assertThat(material.train().shape().height()).isEqualTo(24);
        assertThat(material.testViews()).isEqualTo(4);
        assertThat(java.util.stream.IntStream.range(0, 20)
                .mapToObj(epoch -> image(material.train().inEpoch(epoch), 7))
                .map(java.util.Arrays::hashCode)
                .distinct()
                .count()).isGreaterThan(5);
    }
}
