package org.lanewise.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules against their published rules, computed elsewhere or carried out here. */
class ScheduleTest {
    /** The rates of the first steps; with five steps an epoch. */
    record Case(String name, Schedule schedule, double base, double... rates) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("constant", new Schedule.Constant(), 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3),
                new Case("step by steps", new Schedule.Step(0.5, 3, Schedule.Unit.STEPS), 0.8, 0.8, 0.8, 0.8, 0.4, 0.4,
                        0.4, 0.2, 0.2, 0.2, 0.1),
                new Case("step by epochs", new Schedule.Step(0.1, 1, Schedule.Unit.EPOCHS), 1, 1, 1, 1, 1, 1, 0.1, 0.1,
                        0.1, 0.1, 0.1, 0.01),
                new Case("halving", new Schedule.Halving(4), 0.16, 0.08, 0.08, 0.08, 0.08, 0.04, 0.04, 0.04, 0.04,
                        0.02, 0.02),
                // 0.5 * (1 + cos(pi * t / 10)), in Python.
                new Case("cosine", new Schedule.Cosine(2, 0), 1, 1, 0.9755282581475768, 0.9045084971874737,
                        0.7938926261462366, 0.6545084971874737, 0.5, 0.34549150281252633, 0.2061073738537635,
                        0.09549150281252633, 0.024471741852423234, 0, 0, 0),
                new Case("cosine with a floor", new Schedule.Cosine(1, 0.5), 0.2, 0.2, 0.19045084971874737,
                        0.16545084971874738, 0.13454915028125264, 0.10954915028125264, 0.1, 0.1, 0.1, 0.1, 0.1),
                // PyTorch's documented rule in Python: OneCycleLR(max_lr=0.1, total_steps=10).
                new Case("one-cycle", Schedule.OneCycle.of(2), 0.1, 0.004, 0.052, 0.1, 0.09504846320134738,
                        0.0811745653949763, 0.06112620219362893, 0.03887419780637107, 0.0188258346050237,
                        0.004951936798652629, 4e-7, 4e-7, 4e-7),
                new Case("warm-up", new Schedule.Warmup(0.8, new Schedule.Step(0.5, 3, Schedule.Unit.STEPS)), 0.8, 0.2,
                        0.4, 0.6, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstStepsHaveTheRatesOfTheRule(Case example) {
        for (int step = 0; step < example.rates().length; step++) {
            assertThat(example.schedule().rate(example.base(), step, 5))
                    .as("step %d", step)
                    .isCloseTo(example.rates()[step], within(1e-15));
        }
    }

    /** PyTorch's OneCycleLR(max_lr=0.05, total_steps=12, pct_start=0.25, div_factor=10, final_div_factor=100). */
    @Test
    void oneCycleWithOtherSettings() {
        Schedule schedule = new Schedule.OneCycle(3, 0.25, 10, 100);
        double[] rates = {0.005, 0.0275, 0.05, 0.04849382320412807, 0.044156959966896475, 0.0375125,
            0.02936186323723159, 0.020688136762768417, 0.0125375, 0.005893040033103526, 0.0015561767958719398, 5e-5};
        for (int step = 0; step < rates.length; step++) {
            assertThat(schedule.rate(0.05, step, 4)).isCloseTo(rates[step], within(1e-15));
        }
    }

    @Test
    void oneCycleWithoutRiseBeginsJustBelowTheTop() {
        Schedule schedule = new Schedule.OneCycle(1, 0, 25, 1e4);
        assertThat(schedule.rate(1, 0, 100)).isCloseTo(0.5 * (1 + Math.cos(Math.PI / 100)), within(1e-9));
        assertThat(schedule.rate(1, 99, 100)).isEqualTo(4e-6);
    }

    /** A rise that ends exactly at step 0, and a run of one step: nothing is divided by zero. */
    @Test
    void theShortestCyclesHaveRates() {
        assertThat(new Schedule.OneCycle(1, 0.5, 25, 1e4).rate(1, 0, 2)).isEqualTo(1);
        assertThat(new Schedule.OneCycle(1, 0.5, 25, 1e4).rate(1, 1, 2)).isEqualTo(4e-6);
        assertThat(Schedule.OneCycle.of(1).rate(1, 0, 1)).isEqualTo(4e-6);
        assertThat(new Schedule.Cosine(1, 0).rate(1, 0, 1)).isEqualTo(1);
    }

    /** 0.0005 in the first 1000 updates, 4.88e-7 from 10,000 on. */
    @Test
    void theRatesOfReport002() {
        Schedule schedule = new Schedule.Halving(1000);
        assertThat(schedule.rate(0.001, 0, 5400)).isEqualTo(0.0005);
        assertThat(schedule.rate(0.001, 999, 5400)).isEqualTo(0.0005);
        assertThat(schedule.rate(0.001, 1000, 5400)).isEqualTo(0.00025);
        assertThat(schedule.rate(0.001, 2000, 5400)).isEqualTo(0.000125);
        assertThat(schedule.rate(0.001, 9999, 5400)).isEqualTo(0.001 / 1024);
        assertThat(schedule.rate(0.001, 10_000, 5400)).isEqualTo(0.001 / 2048);
        assertThat(schedule.rate(0.001, 10_799, 5400)).isCloseTo(4.88e-7, within(1e-9));
    }

    @Test
    void theHalfCosineIsOneWithinRounding() {
        for (int i = 0; i <= 10_000; i++) {
            double time = i / 10_000.0;
            double expected = StrictMath.pow(StrictMath.cos(Math.PI / 2 * time), 2);
            assertThat(HalfCosine.between(1, 0, time)).isCloseTo(expected, within(4e-16));
        }
        assertThat(HalfCosine.between(3, 7, 0)).isEqualTo(3);
        assertThat(HalfCosine.between(3, 7, 1)).isEqualTo(7);
    }

    @Test
    void noRateIsAboveTheBaseOrBelowZero() {
        cases().forEach(example -> assertThat(LongStream.range(0, 1000)
                .mapToDouble(step -> example.schedule().rate(1, step, 7)))
                .allMatch(rate -> rate >= 0 && rate <= 1));
    }

    @Test
    void onlyWhatDependsOnTheLengthIsStretched() {
        assertThat(new Schedule.Cosine(20, 0.1).over(5)).isEqualTo(new Schedule.Cosine(5, 0.1));
        assertThat(new Schedule.OneCycle(20, 0.2, 10, 100).over(5)).isEqualTo(new Schedule.OneCycle(5, 0.2, 10, 100));
        assertThat(new Schedule.Warmup(2, new Schedule.Cosine(20, 0)).over(5))
                .isEqualTo(new Schedule.Warmup(2, new Schedule.Cosine(5, 0)));
        for (Schedule schedule : new Schedule[]{new Schedule.Constant(), new Schedule.Halving(3),
            new Schedule.Step(0.1, 3, Schedule.Unit.EPOCHS)}) {
            assertThat(schedule.over(5)).isEqualTo(schedule);
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad(() -> new Schedule.Step(0, 1, Schedule.Unit.STEPS),
                        "the factor of the step schedule must be above 0 and at most 1, got 0.0"),
                bad(() -> new Schedule.Step(1.5, 1, Schedule.Unit.STEPS),
                        "the factor of the step schedule must be above 0 and at most 1, got 1.5"),
                bad(() -> new Schedule.Step(0.5, 0, Schedule.Unit.STEPS),
                        "the distance of the step schedule must be at least 1, got 0"),
                bad(() -> new Schedule.Halving(0), "the distance of the halving schedule must be at least 1, got 0"),
                bad(() -> new Schedule.Cosine(0, 0), "the epochs of the cosine schedule must be at least 1, got 0"),
                bad(() -> new Schedule.Cosine(1, -1), "the floor of the cosine schedule must be from 0 to 1, got -1.0"),
                bad(() -> new Schedule.Cosine(1, Double.NaN),
                        "the floor of the cosine schedule must be from 0 to 1, got NaN"),
                bad(() -> Schedule.OneCycle.of(-1), "the epochs of the one-cycle schedule must be at least 1, got -1"),
                bad(() -> new Schedule.OneCycle(1, 1, 25, 1e4),
                        "the rise of the one-cycle schedule must be at least 0 and below 1, got 1.0"),
                bad(() -> new Schedule.OneCycle(1, 0.3, 0.5, 1e4),
                        "the divisor of the one-cycle schedule must be at least 1 and finite, got 0.5"),
                bad(() -> new Schedule.OneCycle(1, 0.3, 25, Double.POSITIVE_INFINITY),
                        "the last divisor of the one-cycle schedule must be at least 1 and finite, got Infinity"),
                bad(() -> new Schedule.Warmup(0, new Schedule.Constant()),
                        "the epochs of the warm-up must be above 0 and finite, got 0.0"),
                bad(() -> new Schedule.Warmup(1, new Schedule.Warmup(1, new Schedule.Constant())),
                        "a warm-up cannot warm up another one"));
    }

    private static Arguments bad(Supplier<Schedule> schedule, String message) {
        return Arguments.of(schedule, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bad")
    void aBadSettingIsRefused(Supplier<Schedule> schedule, String message) {
        assertThatIllegalArgumentException().isThrownBy(schedule::get).withMessage(message);
    }
}
