package org.lanewise.trainer.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.report.Look;

class RangeTestTest {
    private static final RangeTest TEST = new RangeTest(1e-4, 100, 60);

    private static RangeCurve run(Kernels kernels, int threads) {
        Model model = Models.named("luo-cnn1");
        Network network = model.network();
        Examples examples = Inputs.of(DataSet.synthetic(250, 10, 3).train(), network, Normalization.UNIT);
        try (Workers workers = Workers.of(threads)) {
            return TEST.run(network, model.recipe().settings(), examples, kernels, workers);
        }
    }

    /** A loss that falls like a hill's side around 0.01 and rises again from 1 on. */
    private static RangeCurve valley() {
        double[] rates = new double[101];
        double[] losses = new double[101];
        for (int i = 0; i < 101; i++) {
            double decade = -5 + i * 0.07;
            rates[i] = Math.pow(10, decade);
            losses[i] = 2 - Math.tanh(3 * (decade + 2)) + Math.max(0, decade);
        }
        return new RangeCurve(rates, losses, Double.NaN);
    }

    @Test
    void ratesGrowFromTheFirstToTheLastByTheSameFactor() {
        RangeTest test = new RangeTest(1e-6, 10, 300);

        assertThat(test.rate(0)).isEqualTo(1e-6);
        assertThat(test.rate(299)).isEqualTo(10);
        double factor = test.rate(1) / test.rate(0);
        for (int step = 2; step < 300; step++) {
            assertThat(test.rate(step) / test.rate(step - 1)).isCloseTo(factor, within(1e-9));
        }
    }

    @Test
    void theCurveIsTheSameWithAnyKernelsAndThreads() {
        RangeCurve scalar = run(KernelSelection.named("scalar"), 1);
        RangeCurve best = run(KernelSelection.best(), 2);

        assertThat(best.losses()).isEqualTo(scalar.losses());
        assertThat(best.smoothedLosses()).isEqualTo(scalar.smoothedLosses());
        assertThat(best.suggestion()).isEqualTo(scalar.suggestion()).isPresent();
    }

    @Test
    void theTestEndsWhenTheLossIsOutOfHand() {
        RangeCurve curve = run(KernelSelection.best(), 1);

        assertThat(curve.steps()).isLessThan(60);
        assertThat(curve.outOfHand().orElseThrow()).isEqualTo(TEST.rate(curve.steps()));
        assertThat(Arrays.stream(curve.losses()).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void aTenthOfTheRateWithTheLowestLossIsSuggested() {
        RangeCurve.Suggestion suggestion = valley().suggestion().orElseThrow();

        assertThat(suggestion.steepest()).isBetween(0.008, 0.0125);
        assertThat(suggestion.lowest()).isBetween(0.3, 1.2);
        assertThat(suggestion.rate()).isEqualTo(suggestion.lowest() / 10);
    }

    @Test
    void aLossThatDoesNotFallSuggestsNothing() {
        double[] rates = valley().rates();
        double[] flat = new double[rates.length];
        Arrays.fill(flat, 2.3);
        RangeCurve curve = new RangeCurve(rates, flat, 100);

        assertThat(curve.suggestion()).isEmpty();
        assertThat(RangeText.of(TEST, curve, 80, Look.PLAIN).getLast())
                .isEqualTo(
                        "The loss does not fall at any of these rates and is out of hand at 100; try a smaller --from");
    }

    @Test
    void theSketchFitsTheTerminalAndNeedsNoMoreThanAscii() {
        List<String> lines = RangeText.of(TEST, valley(), 40, Look.PLAIN);

        assertThat(lines.subList(0, lines.size() - 2))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(String.join("", lines)).matches("\\p{ASCII}*").contains("^");
        assertThat(lines.getFirst()).contains("*");
    }

    @Test
    void impossibleRangesAreRefused() {
        assertThatThrownBy(() -> new RangeTest(0, 1, 100)).hasMessageContaining("got --from 0.0 --to 1.0");
        assertThatThrownBy(() -> new RangeTest(1, 0.1, 100)).hasMessageContaining("must grow");
        assertThatThrownBy(() -> new RangeTest(0.1, 1, 5)).hasMessageContaining("at least 20 steps, got 5");
    }
}
