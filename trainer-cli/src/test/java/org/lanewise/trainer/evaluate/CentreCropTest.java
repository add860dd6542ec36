package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;

class CentreCropTest {
    private final LabeledImages images = new LabeledImages("x", 3, 4, 2, new byte[]{
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
        21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}, new byte[]{0, 1});

    @Test
    void theMiddleOfEveryImageIsLeft() {
        LabeledImages middle = CentreCrop.of(images, 1, 2);

        assertThat(middle.pixels()).containsExactly(6, 7, 26, 27);
        assertThat(middle.labels()).containsExactly(0, 1);
    }

    @Test
    void imagesThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> CentreCrop.of(images, 4, 4)).isInstanceOf(DataException.class)
                .hasMessageContaining("3 x 4, too small");
    }
}
