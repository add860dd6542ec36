package org.lanewise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Selection where only the reference is there; with others it is tested beside them. */
class KernelSelectionTest {
    @Test
    void theReferenceIsAlwaysThere() {
        assertThat(KernelSelection.providers()).extracting(KernelProvider::name).containsExactly("scalar");
        assertThat(KernelSelection.providers().getLast().unusable()).isEmpty();
        assertThat(KernelSelection.providers().getLast().priority()).isZero();
    }

    @Test
    void kernelsAreChosenByName() {
        assertThat(KernelSelection.named("scalar").name()).isEqualTo("scalar");
        assertThat(KernelSelection.named("scalar").vectorBits()).isZero();
        assertThat(KernelSelection.named("auto").name()).isEqualTo("scalar");
        assertThat(KernelSelection.best().name()).isEqualTo("scalar");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelSelection.named("gpu"))
                .withMessage("there are no kernels named 'gpu', only auto, scalar");
    }
}
