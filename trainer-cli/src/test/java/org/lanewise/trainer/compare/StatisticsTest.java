package org.lanewise.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.trainer.evaluate.Predictions;

class StatisticsTest {
    /** Twice the sum of binomial coefficients over a power of two, by hand. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 0, 1", "0, 5, 0.0625", "6, 0, 0.03125", "2, 8, 0.109375", "5, 5, 1",
        "1, 9, 0.021484375"})
    void mcNemarIsTheExactBinomialTest(int onlyFirst, int onlySecond, double p) {
        assertThat(McNemar.of(onlyFirst, onlySecond).p()).isCloseTo(p, within(1e-12));
        assertThat(McNemar.of(onlySecond, onlyFirst).p()).isCloseTo(p, within(1e-12));
    }

    @Test
    void onlyImagesThatOneOfTheTwoRecognisesCount() {
        int[] labels = {0, 1, 0, 1, 0};
        Predictions first = new Predictions(2, labels, new int[]{0, 1, 0, 0, 1}, new float[10]);
        Predictions second = new Predictions(2, labels, new int[]{0, 0, 1, 1, 1}, new float[10]);

        McNemar test = McNemar.of(first, second);

        assertThat(test.onlyFirst()).isEqualTo(2);
        assertThat(test.onlySecond()).isEqualTo(1);
        assertThat(test.p()).isEqualTo(1);
    }

    @Test
    void differentNumbersOfImagesAreRefused() {
        Predictions one = new Predictions(2, new int[1], new int[1], new float[2]);
        Predictions two = new Predictions(2, new int[2], new int[2], new float[4]);

        assertThatThrownBy(() -> McNemar.of(one, two)).hasMessageContaining("1 and 2 images");
    }

    /** The example of R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void holmRaisesTheSmallestMostAndKeepsTheOrder() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005)).containsExactly(new double[]{0.03, 0.06, 0.06, 0.02},
                within(1e-12));
        assertThat(Holm.adjusted(0.3)).containsExactly(0.3);
        assertThat(Holm.adjusted(0.9, 0.8)).containsExactly(1, 1);
    }
}
