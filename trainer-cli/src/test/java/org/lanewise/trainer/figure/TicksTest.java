package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0       | 60000  | 8 | PLAIN   | 0 10,000 20,000 30,000 40,000 50,000 60,000",
        "0       | 2.41   | 6 | PLAIN   | 0.0 0.5 1.0 1.5 2.0",
        "0.9     | 1      | 5 | PLAIN   | 0.90 0.92 0.94 0.96 0.98 1.00",
        "-1      | 1      | 5 | PLAIN   | -1.0 -0.5 0.0 0.5 1.0",
        "0       | 49     | 9 | WHOLE   | 0 10 20 30 40",
        "0       | 3      | 9 | WHOLE   | 0 1 2 3",
        "0.97    | 1      | 4 | PERCENT | 97_% 98_% 99_% 100_%",
        "0.974   | 0.992  | 4 | PERCENT | 97.5_% 98.0_% 98.5_% 99.0_%",
        "0.0001  | 0.0005 | 4 | PLAIN   | 0.0001 0.0002 0.0003 0.0004 0.0005",
        "0       | 3e-7   | 3 | PLAIN   | 0 1e-7 2e-7 3e-7",
        "1e6     | 5e6    | 4 | PLAIN   | 1,000,000 2,000,000 3,000,000 4,000,000 5,000,000",
        "0.1     | 0.3    | 2 | PLAIN   | 0.1 0.2 0.3"
    })
    void linearTicksStandAtRoundNumbers(double min, double max, int count, Axis.Numbers numbers, String labels) {
        Ticks ticks = Ticks.linear(min, max, count, numbers);

        assertThat(ticks.labels())
                .containsExactly(
                        Arrays.stream(labels.split(" ")).map(label -> label.replace('_', ' ')).toArray(String[]::new));
    }

    @Test
    void theFineGridCutsEveryStepIntoRoundParts() {
        assertThat(Ticks.linear(0, 2, 2, Axis.Numbers.PLAIN).minor())
                .containsExactly(0.2, 0.4, 0.6, 0.8, 1.2, 1.4, 1.6, 1.8);
        assertThat(Ticks.linear(0, 4, 2, Axis.Numbers.PLAIN).minor()).containsExactly(0.5, 1, 1.5, 2.5, 3, 3.5);
    }

    @Test
    void wholeNumbersHaveNoTicksBetweenThem() {
        assertThat(Ticks.linear(0, 4, 9, Axis.Numbers.WHOLE).minor()).isEmpty();
        assertThat(Ticks.linear(0, 10, 5, Axis.Numbers.WHOLE).minor()).containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void valuesOfTicksAreTheDecimalsNotMultiplesOfRoundingErrors() {
        assertThat(Ticks.linear(0, 0.7, 7, Axis.Numbers.PLAIN).major()).containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6,
                0.7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.001 | 10    | 9 | 0.001 0.01 0.1 1 10",
        "0.03  | 3     | 9 | 0.1 1",
        "0.2   | 0.9   | 9 | 0.2 0.5",
        "1e-12 | 1     | 5 | 1e-12 1e-9 1e-6 0.001 1",
        "3     | 4     | 4 | 3.00 3.25 3.50 3.75 4.00"
    })
    void logarithmicTicksStandAtPowersOfTenWhereThereAreTwo(double min, double max, int count, String labels) {
        assertThat(Ticks.logarithmic(min, max, count).labels()).containsExactly(labels.split(" "));
    }

    @Test
    void anAxisCanBeCutIntoEqualParts() {
        assertThat(Ticks.divided(0, 2, 10).major()).hasSize(11).startsWith(0, 0.2).endsWith(2);
    }
}
