package org.lanewise.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.trainer.sweep.Dimension.Spacing;
import org.lanewise.trainer.sweep.TrialOutcome.Score;
import org.lanewise.trainer.train.EarlyStopping.Watched;

class PointsTest {
    private static final Dimension RATE = Dimension.interval("rate=0.001..0.1", Spacing.LOG);
    private static final Dimension BATCH = Dimension.interval("batch=10..13", Spacing.WHOLE);
    private static final Dimension KIND = Dimension.choice("optimizer=sgd, adam ,nesterov");
    private static final List<Dimension> ALL = List.of(RATE, BATCH, KIND);

    private static List<List<Setting>> points(Points points, List<Dimension> dimensions) {
        return IntStream.range(0, points.count(dimensions)).mapToObj(i -> points.at(dimensions, i)).toList();
    }

    static Stream<Points> drawn() {
        return Stream.of(new Points.Drawn(64, 1), new Points.Sobol(64));
    }

    @Test
    void aGridHasEveryCombinationOnceAndTheLastSettingChangesFastest() {
        List<Dimension> dimensions = List.of(Dimension.choice("lr=0.1,0.2"), KIND);

        assertThat(points(new Points.Grid(), dimensions).stream().map(Sweep::words)).containsExactly(
                "lr 0.1, optimizer sgd", "lr 0.1, optimizer adam", "lr 0.1, optimizer nesterov",
                "lr 0.2, optimizer sgd", "lr 0.2, optimizer adam", "lr 0.2, optimizer nesterov");
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void drawnPointsLieInTheirRangesAndReachAllOfThem(Points points) {
        List<List<Setting>> all = points(points, ALL);

        assertThat(all).doesNotHaveDuplicates().hasSize(64);
        assertThat(all).allSatisfy(point -> {
            assertThat(Double.parseDouble(point.get(0).value())).isBetween(0.001, 0.1);
            assertThat(point.get(0).value()).matches("0\\.0*[1-9]\\d{0,3}");
        });
        assertThat(all.stream().map(point -> point.get(1).value()).distinct()).containsExactlyInAnyOrder("10", "11",
                "12", "13");
        assertThat(all.stream().map(point -> point.get(2).value()).distinct())
                .containsExactlyInAnyOrder("sgd", "adam", "nesterov");
        assertThat(all.stream().filter(point -> Double.parseDouble(point.get(0).value()) < 0.01).count())
                .as("half of the decades")
                .isBetween(22L, 42L);
    }

    @Test
    void aPointIsAFunctionOfItsNumberHoweverManyThereAre() {
        assertThat(new Points.Sobol(100).at(ALL, 17)).isEqualTo(new Points.Sobol(18).at(ALL, 17));
        assertThat(new Points.Drawn(100, 3).at(ALL, 17)).isEqualTo(new Points.Drawn(18, 3).at(ALL, 17))
                .isNotEqualTo(new Points.Drawn(100, 4).at(ALL, 17));
        assertThat(Sweep.words(new Points.Sobol(1).at(ALL, 0))).isEqualTo("lr 0.01, batch 12, optimizer adam");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void theShardsHaveEveryTrialOnce(int parts) {
        int[] all = IntStream.rangeClosed(1, parts).flatMap(i -> new Shard(i, parts).indices(12)).sorted().toArray();

        assertThat(all).isEqualTo(IntStream.range(0, 12).toArray());
        assertThat(Shard.parse("2/3").indices(7).toArray()).containsExactly(1, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "a/b", "1/2/3", "1/0"})
    void anImpossibleShardIsRefused(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--shard must be I/N");
    }

    @Test
    void valuesWithCommasStandBetweenBars() {
        assertThat(Dimension.choice("augment=none|shift,erase").values())
                .isEqualTo(Arrays.asList("none", "shift,erase"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lr=1..0.1 | must go from a number to a larger one, got 1.0 to 0.1", "lr=0..1 | must begin above 0, got 0.0",
        "lr=a..b | must be NAME=LOW..HIGH with numbers, got 'lr=a..b'", "lr=0.1 | must be NAME=LOW..HIGH with numbers",
        "lr | must be NAME=LOW..HIGH, got 'lr'",
        "lr=1..2:cubic | there is no spacing 'cubic'; there are linear, log, whole",
        "lr=0.5..2:whole | takes whole numbers, got 0.5 to 2.0"
    })
    void anImpossibleRangeIsExplained(String text, String message) {
        assertThatThrownBy(() -> Dimension.interval(text, Spacing.LOG)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGridOfARangeAndAValueNamedTwiceAreRefused() {
        assertThatThrownBy(() -> new Points.Grid().count(ALL)).hasMessageContaining("--trials 20");
        assertThatThrownBy(() -> Dimension.choice("lr=0.1,0.1")).hasMessage("--grid lr names 0.1 twice");
        assertThatThrownBy(() -> Dimension.choice("lr=0.1,")).hasMessageContaining("needs values");
    }

    @Test
    void aPlanIsReadBackAsItWasWritten() {
        for (Points points : List.of(new Points.Grid(), new Points.Drawn(3, 4), new Points.Sobol(5))) {
            SweepPlan plan = new SweepPlan(List.of("luo-cnn1"), ALL, points, Watched.ACCURACY, "ab");

            assertThat(RecordCodec.decode(SweepPlan.class, RecordCodec.encode(SweepPlan.class, plan))).isEqualTo(plan);
        }
    }

    private static TrialOutcome outcome(int index, double loss, int correct) {
        return new TrialOutcome(
                index, List.of(), Optional.of(new Score(loss, correct, 100, 3, Optional.empty(), "d")),
                Optional.empty(), 1);
    }

    @Test
    void theBestIsTheFirstOfEqualsAndFailuresComeLast() {
        TrialOutcome failed = new TrialOutcome(0, List.of(), Optional.empty(), Optional.of("no"), 1);
        TrialOutcome low = outcome(1, 0.1, 90);
        TrialOutcome right = outcome(2, 0.2, 95);
        TrialOutcome same = outcome(3, 0.1, 90);
        List<TrialOutcome> all = List.of(failed, same, right, low);

        assertThat(all.stream().sorted(TrialOutcome.bestFirst(Watched.LOSS))).containsExactly(low, same, right, failed);
        assertThat(all.stream().sorted(TrialOutcome.bestFirst(Watched.ACCURACY)))
                .containsExactly(right, low, same, failed);
    }
}
