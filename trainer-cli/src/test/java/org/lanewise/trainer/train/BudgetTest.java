package org.lanewise.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "1h30m, 5400", "2.5m, 150", "300, 300", "1H, 3600", "1h2m3s, 3723", "1m30, 90"})
    void timesAreReadAsTheyAreTyped(String text, double seconds) {
        assertThat(Budget.parse(text).seconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5 minutes", "m", "0s", "-5m", "5x", "1m1h", "NaN"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Budget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--budget must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "5m", "1h30m", "0.5s", "1h1s"})
    void whatIsWrittenIsReadBack(String text) {
        Budget budget = Budget.parse(text);

        assertThat(Budget.parse(budget.toString())).isEqualTo(budget);
    }

    @Test
    void asManyEpochsArePlannedAsFitWithTheirMeasurements() {
        Budget.Plan plan = new Budget(100).plan(5, 8, 1, 1, 0);

        assertThat(plan.epochs()).isEqualTo(10);
        assertThat(plan.secondsAtEnd()).isCloseTo(95, within(1e-9));
    }

    @Test
    void measurementsThatAreLeftOutGiveTimeForEpochs() {
        assertThat(new Budget(100).plan(5, 8, 8, 1, 0).epochs()).isEqualTo(5);
        assertThat(new Budget(100).plan(5, 8, 8, 4, 0).epochs()).isEqualTo(8);
        assertThat(new Budget(100).plan(5, 8, 8, 0, 0).epochs()).isEqualTo(10);
        assertThat(new Budget(100).plan(5, 8, 8, 1, 20).epochs()).isEqualTo(4);
    }

    @Test
    void aBudgetForLessThanAnEpochIsRefusedWithOneThatIsEnough() {
        assertThatThrownBy(() -> new Budget(5).plan(2, 7, 1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--budget 5s is too short: 2.0 s are gone before the first epoch, and an epoch takes 8.0 s; "
                                + "at least --budget 12s is needed");
        assertThat(new Budget(12).plan(2, 7, 1, 1, 0).epochs()).isEqualTo(1);
    }
}
