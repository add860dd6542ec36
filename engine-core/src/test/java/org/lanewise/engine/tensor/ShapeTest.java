package org.lanewise.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void aShapeKnowsItsSizeAndItsName() {
        assertThat(new Shape(3, 4, 5).size()).isEqualTo(60);
        assertThat(new Shape(3, 4, 5)).hasToString("3x4x5");
        assertThat(Shape.vector(7)).isEqualTo(new Shape(7, 1, 1)).hasToString("7");
        assertThat(Shape.vector(7).isVector()).isTrue();
        assertThat(new Shape(7, 1, 2).isVector()).isFalse();
    }

    @Test
    void nothingBelowOne() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Shape(3, 0, 5))
                .withMessage("a shape needs at least 1 channel, row and column, got 3x0x5");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Shape.vector(-1))
                .withMessage("a shape needs at least 1 channel, row and column, got -1x1x1");
    }

    @Test
    void nothingTooLargeEvenWhereTheProductOverflows() {
        assertThat(new Shape(1 << 26, 1, 1).size()).isEqualTo(1 << 26);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Shape((1 << 26) + 1, 1, 1))
                .withMessage(
                        "a shape of 67108865x1x1 has more than 2^26 values an image, the largest this engine addresses");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> new Shape(1 << 22, 1 << 21, 1 << 21));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Shape(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }
}
