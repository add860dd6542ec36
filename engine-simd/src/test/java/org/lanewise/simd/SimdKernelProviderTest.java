package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.KernelSelection;

class SimdKernelProviderTest {
    private final String before = System.getProperty(SimdKernelProvider.VECTOR_BITS);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(SimdKernelProvider.VECTOR_BITS);
        } else {
            System.setProperty(SimdKernelProvider.VECTOR_BITS, before);
        }
    }

    @Test
    void isFoundAndPreferred() {
        assertThat(KernelSelection.best().name()).isEqualTo("simd");
        assertThat(KernelSelection.named("simd").name()).isEqualTo("simd");
        assertThat(KernelSelection.providers().getFirst()).isInstanceOf(SimdKernelProvider.class);
    }

    @Test
    void takesTheWidestVectorsUnlessTold() {
        System.clearProperty(SimdKernelProvider.VECTOR_BITS);
        int widest = VirtualMachine.current().vectorBits();

        assertThat(new SimdKernelProvider().kernels().vectorBits()).isEqualTo(widest);
    }

    @Test
    void readsThePropertyEveryTime() {
        for (int bits : SimdKernelProvider.widths(VirtualMachine.current().vectorBits())) {
            System.setProperty(SimdKernelProvider.VECTOR_BITS, Integer.toString(bits));

            assertThat(KernelSelection.named("simd").vectorBits()).isEqualTo(bits);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "0128", "1024", "wide"})
    void refusesWidthsThatThereAreNot(String bits) {
        System.setProperty(SimdKernelProvider.VECTOR_BITS, bits);

        assertThatThrownBy(() -> new SimdKernelProvider().kernels())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SimdKernelProvider.VECTOR_BITS)
                .hasMessageContaining("'" + bits + "'")
                .hasMessageContaining("128");
    }

    @Test
    void refusesVectorsWiderThanTheMachines() {
        assertThat(SimdKernelProvider.bits("256", 256)).isEqualTo(256);
        assertThatThrownBy(() -> SimdKernelProvider.bits("512", 256)).hasMessageContaining("128, 256 bits");
    }
}
