package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.IntervalUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
    @ParameterizedTest
    @CsvSource({"9838, 10000", "1, 2", "50, 100", "3999, 4000", "1, 10000", "77, 333"})
    void agreesWithAnotherImplementation(int correct, int images) {
        ConfidenceInterval expected = IntervalUtils.getWilsonScoreInterval(images, correct, 0.95);

        WilsonInterval interval = WilsonInterval.of(correct, images);

        assertThat(interval.low()).isCloseTo(expected.getLowerBound(), within(1e-9));
        assertThat(interval.high()).isCloseTo(expected.getUpperBound(), within(1e-9));
    }

    @Test
    void endsAtTheEnds() {
        assertThat(WilsonInterval.of(0, 10).low()).isZero();
        assertThat(WilsonInterval.of(0, 10).high()).isBetween(0.2, 0.35);
        assertThat(WilsonInterval.of(10, 10).high()).isCloseTo(1, within(1e-12));
        assertThat(WilsonInterval.of(10, 10).low()).isBetween(0.65, 0.8);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "6, 5"})
    void refusesWhatIsNoResult(int correct, int images) {
        assertThatThrownBy(() -> WilsonInterval.of(correct, images)).isInstanceOf(IllegalArgumentException.class);
    }
}
