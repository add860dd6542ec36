package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;

class WindowsTest {
    private final LabeledImages images = new LabeledImages("x", 3, 4, 2, new byte[]{
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
        21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}, new byte[]{0, 1});

    @Test
    void theMiddleOfEveryImageIsLeft() {
        LabeledImages middle = Windows.centre(images, 1, 2);

        assertThat(middle.pixels()).containsExactly(6, 7, 26, 27);
        assertThat(middle.labels()).containsExactly(0, 1);
    }

    @Test
    void windowsLieInTheMiddleOfTheOffsetsOfTraining() {
        assertThat(Windows.middle(images, 1, 3)).extracting(LabeledImages::pixels)
                .containsExactly(new byte[]{1, 2, 3, 21, 22, 23}, new byte[]{5, 6, 7, 25, 26, 27});
        LabeledImages digits = DataSet.synthetic(10, 10, 1).test();
        assertThat(Windows.middle(digits, 24, 24)).extracting(LabeledImages::name)
                .containsExactly(
                        "synthetic test, windows at row 1, column 1", "synthetic test, windows at row 1, column 2",
                        "synthetic test, windows at row 2, column 1", "synthetic test, windows at row 2, column 2");
    }

    @Test
    void imagesThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> Windows.centre(images, 4, 4)).isInstanceOf(DataException.class)
                .hasMessageContaining("3 x 4, too small");
    }
}
