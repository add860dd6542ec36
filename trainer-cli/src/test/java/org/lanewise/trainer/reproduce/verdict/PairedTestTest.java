package org.lanewise.trainer.reproduce.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestTest {
    @Test
    void theProbabilityIsThatOfStudentsDistribution() {
        // Differences 1, 2, 3: t = 2 / (1 / sqrt 3) = 3.4641 with 2 degrees of freedom, p = 0.0742.
        PairedTest test = PairedTest.of(new double[]{2, 4, 6}, new double[]{1, 2, 3});

        assertThat(test.difference()).isEqualTo(2);
        assertThat(test.p().orElseThrow()).isCloseTo(0.0742, within(1e-4));
        assertThat(test).hasToString("not significant (p = 0.074)");
    }

    @Test
    void clearDifferencesAreSignificant() {
        PairedTest test = PairedTest.of(new double[]{5, 6, 7.1}, new double[]{1, 2, 3});

        assertThat(test).hasToString("significant (p < 0.001)");
    }

    @Test
    void oneSeedCannotBeTested() {
        assertThat(PairedTest.of(new double[]{5}, new double[]{1})).hasToString("cannot be tested with one seed");
    }

    @Test
    void equalDifferencesAreNoAccident() {
        assertThat(PairedTest.of(new double[]{5, 6}, new double[]{4, 5}).p()).contains(0.0);
        assertThat(PairedTest.of(new double[]{5, 6}, new double[]{5, 6}).p()).contains(1.0);
    }

    @Test
    void seedsMustPair() {
        assertThatIllegalArgumentException().isThrownBy(() -> PairedTest.of(new double[1], new double[2]));
    }
}
