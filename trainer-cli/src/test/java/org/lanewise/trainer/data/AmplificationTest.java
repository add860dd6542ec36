package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;

class AmplificationTest {
    private static final int COUNT = 400;
    private static final int SIZE = 784;

    private final LabeledImages digits = DataSet.synthetic(COUNT, 1, 3).train();

    private static byte[] image(LabeledImages images, int index) {
        return Arrays.copyOfRange(images.pixels(), index * SIZE, (index + 1) * SIZE);
    }

    @Test
    void theSetOfReport002IsTheImagesTwiceAndChangedOnce() {
        LabeledImages amplified = Amplification.ofReport002(digits, new Seed(1));
        assertThat(amplified.count()).isEqualTo(3 * COUNT);
        int changed = 0;
        for (int i = 0; i < COUNT; i++) {
            assertThat(image(amplified, i)).isEqualTo(image(digits, i));
            assertThat(image(amplified, COUNT + i)).isEqualTo(image(digits, i));
            assertThat(amplified.label(i))
                    .isEqualTo(amplified.label(COUNT + i))
                    .isEqualTo(amplified.label(2 * COUNT + i));
            changed += Arrays.equals(image(amplified, 2 * COUNT + i), image(digits, i)) ? 0 : 1;
        }
        // Three of four changes show; noise seldom does, and a shift by nothing is possible.
        assertThat(changed).isBetween(COUNT * 65 / 100, COUNT * 95 / 100);
    }

    @Test
    void itIsAFunctionOfTheSeed() {
        LabeledImages amplified = Amplification.ofReport002(digits, new Seed(1));
        assertThat(Amplification.ofReport002(digits, new Seed(1)).sha256()).isEqualTo(amplified.sha256());
        assertThat(Amplification.ofReport002(digits, new Seed(2)).sha256()).isNotEqualTo(amplified.sha256());
    }

    @Test
    void itsLastTenthIsMadeOfChangedImagesOnlyAndADrawnOneIsNot() {
        int count = 3 * COUNT;
        assertThat(HoldOut.parse("0.1").split(count).validation()).hasSize(count / 10);
        assertThat(Arrays.stream(HoldOut.parse("0.1").split(count).validation())).allMatch(i -> i >= 2 * COUNT);
        long changed = Arrays.stream(HoldOut.parse("drawn:0.1").split(count).validation())
                .filter(i -> i >= 2 * COUNT)
                .count();
        assertThat(changed).isBetween(count / 30L - 20, count / 30L + 20);
    }

    @Test
    void croppedImagesCannotBePutBesideTheOthers() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Amplification.changed(digits, Augmentation.CONVNETJS, new Seed(1)))
                .withMessage(
                        "synthetic train: the augmentation makes images of 1x24x24 from 1x28x28, so they cannot be "
                                + "put beside the others");
    }

    @Test
    void heldBackImagesTakeThePlaceOfTheTestImages() {
        DataSet data = DataSet.synthetic(COUNT, 7, 3);
        DataSet choosing = data.holdingBack(HoldOut.parse("first:100"));
        assertThat(choosing.measured()).isEqualTo(DataSet.Measured.VALIDATION);
        assertThat(data.measured()).isEqualTo(DataSet.Measured.TEST);
        assertThat(choosing.train().count()).isEqualTo(300);
        assertThat(choosing.test().count()).isEqualTo(100);
        assertThat(image(choosing.test(), 99)).isEqualTo(image(data.train(), 99));
        assertThat(image(choosing.train(), 0)).isEqualTo(image(data.train(), 100));
        assertThat(choosing.description())
                .isEqualTo("synthetic digits (400 + 7, seed 3), 100 of 400 training images held back (first:100)");
    }
}
