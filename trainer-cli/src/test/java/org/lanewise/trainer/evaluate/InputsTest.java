package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Network;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;

class InputsTest {
    private final Network network = Models.named("luo-cnn1").network();

    private static LabeledImages images(int height, int width, int classes) {
        return new LabeledImages("some images", height, width, classes, new byte[2 * height * width], new byte[2]);
    }

    @Test
    void imagesThatFitAreTaken() {
        assertThat(Inputs.of(images(28, 28, 10), network, Normalization.UNIT).size()).isEqualTo(2);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> Inputs.of(images(14, 28, 10), network, Normalization.UNIT))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "some images: the images are 1x14x28, but luo-cnn1 takes 1x28x28 (channels x rows x columns); "
                                + "choose other data or another model");
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> Inputs.of(images(28, 28, 47), network, Normalization.UNIT))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "some images: there are 47 classes, but luo-cnn1 gives 10 values; choose other data or another "
                                + "model");
    }
}
