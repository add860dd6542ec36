package org.lanewise.trainer.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {
    private static final String VECTOR_BITS = "lanewise.vectorBits";

    @AfterEach
    void forgetWidth() {
        System.clearProperty(VECTOR_BITS);
    }

    @Test
    void aNameChoosesTheKernelsOfThatName() {
        assertThat(KernelChoice.of("scalar").kernels().name()).isEqualTo("scalar");
    }

    @Test
    void autoIsTheFastestUsableKind() {
        KernelChoice choice = KernelChoice.of("auto");

        assertThat(choice.kernels().name()).isEqualTo(choice.notes().isEmpty() ? "simd" : "scalar");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> KernelChoice.of("cuda"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no kernels named 'cuda', only auto, simd, scalar");
    }

    @Test
    void anImpossibleWidthIsAnErrorAndNotPassedOver() {
        System.setProperty(VECTOR_BITS, "192");

        assertThatThrownBy(() -> KernelChoice.of("auto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'192'");
    }
}
