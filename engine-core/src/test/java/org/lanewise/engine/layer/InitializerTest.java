package org.lanewise.engine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.random.Seed;

class InitializerTest {
    private static final int DRAWS = 200_000;
    private static final int FAN_IN = 75;
    private static final int FAN_OUT = 150;

    private static double[] draw(Initializer initializer) {
        return IntStream.range(0, DRAWS)
                .mapToDouble(i -> initializer.draw(new Seed(1), i, FAN_IN, FAN_OUT))
                .toArray();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double[] squares = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .toArray();
        return Math.sqrt(mean(squares));
    }

    private static double largest(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
    }

    /** Mean 0 and the standard deviation, both within what {@link #DRAWS} draws allow. */
    private static void assertMoments(double[] values, double deviation) {
        assertThat(mean(values)).isCloseTo(0, within(5 * deviation / Math.sqrt(DRAWS)));
        assertThat(deviation(values)).isCloseTo(deviation, within(0.01 * deviation));
    }

    private static void assertUniform(double[] values, double limit) {
        assertMoments(values, limit / Math.sqrt(3));
        assertThat(largest(values)).isLessThanOrEqualTo(limit).isCloseTo(limit, within(0.001 * limit));
    }

    @Test
    void constant() {
        assertThat(draw(new Initializer.Constant(0.25))).containsOnly(0.25);
    }

    @Test
    void uniform() {
        double[] values = draw(new Initializer.Uniform(0, 1));
        assertThat(mean(values)).isCloseTo(0.5, within(5 / Math.sqrt(12.0 * DRAWS)));
        assertThat(deviation(values)).isCloseTo(1 / Math.sqrt(12), within(0.003));
        assertThat(Arrays.stream(values)).allMatch(value -> value >= 0 && value < 1);
        assertUniform(draw(new Initializer.Uniform(-0.05, 0.05)), 0.05);
    }

    @Test
    void limitsInTheWrongOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Initializer.Uniform(1, 0))
                .withMessage("a uniform initialiser needs finite limits, the lower one first, got 1.0 and 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Initializer.Uniform(0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Initializer.Uniform(Double.NEGATIVE_INFINITY, 0));
    }

    @Test
    void normal() {
        double[] values = draw(new Initializer.Normal(0.01));
        assertMoments(values, 0.01);
        assertThat(largest(values)).isGreaterThan(0.04);
    }

    @Test
    void truncatedNormalStaysWithinTwoDeviationsAndIsNotRescaled() {
        double[] values = draw(new Initializer.TruncatedNormal(0.05));
        // sqrt(1 - 2 a phi(a) / (2 Phi(a) - 1)) with a = 2
        assertMoments(values, 0.05 * 0.8796256610342398);
        assertThat(largest(values)).isLessThanOrEqualTo(0.1).isGreaterThan(0.0999);
    }

    @Test
    void fanInUniform() {
        assertUniform(draw(new Initializer.FanInUniform()), 1 / Math.sqrt(FAN_IN));
    }

    @Test
    void glorotUniform() {
        assertUniform(draw(new Initializer.GlorotUniform()), Math.sqrt(6.0 / (FAN_IN + FAN_OUT)));
    }

    @Test
    void heNormal() {
        double[] values = draw(new Initializer.HeNormal());
        assertMoments(values, Math.sqrt(2.0 / FAN_IN));
        assertThat(largest(values)).isGreaterThan(4 * Math.sqrt(2.0 / FAN_IN));
    }

    @Test
    void heNormalByFanOut() {
        assertMoments(draw(new Initializer.HeNormalFanOut()), Math.sqrt(2.0 / FAN_OUT));
    }

    @Test
    void fanInNormal() {
        double[] values = draw(new Initializer.FanInNormal());
        assertMoments(values, 1 / Math.sqrt(FAN_IN));
        assertThat(largest(values)).isGreaterThan(4 / Math.sqrt(FAN_IN));
    }

    @Test
    void glorotNormal() {
        assertMoments(draw(new Initializer.GlorotNormal()), Math.sqrt(2.0 / (FAN_IN + FAN_OUT)));
    }

    private static List<Initializer> random() {
        return List.of(new Initializer.Uniform(0, 1), new Initializer.Normal(1), new Initializer.TruncatedNormal(1),
                new Initializer.FanInUniform(), new Initializer.FanInNormal(), new Initializer.GlorotUniform(),
                new Initializer.GlorotNormal(), new Initializer.HeNormal(), new Initializer.HeNormalFanOut());
    }

    @Test
    void everyInitializerButTheConstantIsInTheList() {
        Set<Class<?>> kinds = new HashSet<>(Set.of(Initializer.Constant.class));
        random().forEach(initializer -> kinds.add(initializer.getClass()));
        assertThat(kinds).containsExactlyInAnyOrder(Initializer.class.getPermittedSubclasses());
    }

    @Test
    void aDrawDependsOnSeedAndIndexAlone() {
        for (Initializer initializer : random()) {
            double value = initializer.draw(new Seed(1), 7, 4, 5);
            assertThat(initializer.draw(new Seed(1), 7, 4, 5)).isEqualTo(value);
            assertThat(initializer.draw(new Seed(1), 8, 4, 5)).isNotEqualTo(value);
            assertThat(initializer.draw(new Seed(2), 7, 4, 5)).isNotEqualTo(value);
        }
    }
}
