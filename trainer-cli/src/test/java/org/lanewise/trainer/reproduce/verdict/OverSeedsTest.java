package org.lanewise.trainer.reproduce.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverSeedsTest {
    private static OverSeeds plain(double... values) {
        return new OverSeeds(java.util.Arrays.stream(values).<Measurement>mapToObj(Measurement.Plain::new).toList());
    }

    @Test
    void studentsIntervalIsThatOfTheTables() {
        // Mean 2, standard deviation 1, t of 2 degrees of freedom 4.30265.
        Interval interval = plain(1, 2, 3).interval();

        assertThat(interval.high() - 2).isCloseTo(4.30265 / Math.sqrt(3), within(1e-5));
        assertThat(2 - interval.low()).isCloseTo(4.30265 / Math.sqrt(3), within(1e-5));
    }

    @Test
    void oneRunHasTheErrorOfItsImagesOnly() {
        Interval interval = new OverSeeds(List.of(new Measurement.Share(98, 100))).interval();

        // Wilson's interval of 98 of 100.
        assertThat(interval.low()).isCloseTo(0.9300, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.9945, within(1e-4));
    }

    @Test
    void bothErrorsAddAsSquares() {
        OverSeeds measured = new OverSeeds(List.of(new Measurement.Mean(1, 0.1), new Measurement.Mean(3, 0.1)));

        assertThat(measured.interval().high() - 2)
                .isCloseTo(Math.hypot(1.959964 * 0.1, 12.7062 * Math.sqrt(2) / Math.sqrt(2)), within(1e-4));
    }

    @Test
    void moreSeedsDoNotReduceTheErrorOfTheImages() {
        Measurement run = new Measurement.Share(9800, 10_000);

        assertThat(new OverSeeds(List.of(run, run, run)).interval())
                .isEqualTo(new OverSeeds(List.of(run)).interval());
    }

    @Test
    void nothingIsNoMeasurement() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OverSeeds(List.of()));
    }
}
