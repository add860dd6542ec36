package org.lanewise.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {
    /** The cases that the networks of the reports use, worked out by hand from TensorFlow's rule. */
    @ParameterizedTest
    @CsvSource({
        "28, 5, 1, 2, 2",
        "28, 5, 2, 1, 2",
        "28, 7, 1, 3, 3",
        "14, 3, 1, 1, 1",
        "14, 5, 1, 2, 2",
        "28, 4, 2, 1, 1",
        "7, 4, 1, 1, 2",
        "3, 2, 1, 0, 1",
        "5, 1, 1, 0, 0",
        "5, 1, 3, 0, 0",
        "6, 2, 4, 0, 0",
        "1, 7, 1, 3, 3"
    })
    void sameIsThatOfTensorFlow(int size, int kernel, int stride, int before, int after) {
        Padding expected = new Padding(before, before, after, after);
        assertThat(Padding.same(new Shape(3, size, size), kernel, kernel, stride)).isEqualTo(expected);
    }

    @Test
    void sameTakesEachDirectionForItself() {
        assertThat(Padding.same(new Shape(1, 28, 7), 5, 4, 2)).isEqualTo(new Padding(1, 1, 2, 2));
        assertThat(Padding.same(new Shape(1, 7, 3), 4, 2, 1)).isEqualTo(new Padding(1, 0, 2, 1));
    }

    @Test
    void sameGivesAnOutputOfInputOverStrideRoundedUp() {
        for (int size = 1; size < 20; size++) {
            for (int kernel = 1; kernel < 9; kernel++) {
                for (int stride = 1; stride < 6; stride++) {
                    Padding padding = Padding.same(new Shape(1, size, 1), kernel, 1, stride);
                    int output = (size + padding.top() + padding.bottom() - kernel) / stride + 1;
                    assertThat(output)
                            .as("size %d, kernel %d, stride %d", size, kernel, stride)
                            .isEqualTo((int) Math.ceil(size / (double) stride));
                    assertThat(padding.bottom() - padding.top()).isBetween(0, 1);
                }
            }
        }
    }

    @Test
    void maxAndCoversCompareSideBySide() {
        Padding a = new Padding(1, 0, 2, 3);
        Padding b = new Padding(0, 4, 2, 1);
        assertThat(a.max(b)).isEqualTo(new Padding(1, 4, 2, 3));
        assertThat(a.covers(b)).isFalse();
        assertThat(a.max(b).covers(a)).isTrue();
        assertThat(a.covers(a)).isTrue();
        assertThat(Padding.of(0).isNone()).isTrue();
        assertThat(a.isNone()).isFalse();
    }

    @Test
    void aNegativeSideIsRefused() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Padding(1, -2, 3, 4))
                .withMessage("padding cannot be negative, got top 1, left -2, bottom 3, right 4");
    }
}
