package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
    private final Sparkline line = new Sparkline();

    @Test
    void equalRatiosAreEqualSteps() {
        for (double value = 128; value >= 1; value /= 2) {
            line.add(value);
        }
        assertThat(line.text(20)).isEqualTo("█▇▆▅▄▃▂▁");
        assertThat(line.text(4)).isEqualTo("█▆▃▁");
    }

    @Test
    void aLineWithoutValuesIsEmptyAndOneWithoutChangeIsLow() {
        assertThat(line.text(10)).isEmpty();
        line.add(3);
        line.add(3);
        assertThat(line.text(10)).isEqualTo("▁▁");
    }

    @Test
    void aLongRunKeepsItsWholeShapeInAFewCharacters() {
        for (int i = 0; i < 100_000; i++) {
            line.add(Math.exp(-7 * i / 100_000.0));
        }
        assertThat(line.text(8)).isEqualTo("█▇▆▅▄▃▂▁");
    }

    @Test
    void valuesThatAreNoNumbersDoNoHarm() {
        line.add(0);
        line.add(Double.NaN);
        line.add(2);
        assertThat(line.text(3)).hasSize(3);
    }
}
