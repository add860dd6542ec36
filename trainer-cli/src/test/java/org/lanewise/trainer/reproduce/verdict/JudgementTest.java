package org.lanewise.trainer.reproduce.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanewise.trainer.reproduce.verdict.Printed.Kind;

class JudgementTest {
    private static OverSeeds shares(int images, int... right) {
        return new OverSeeds(IntStream.of(right)
                .<Measurement>mapToObj(count -> new Measurement.Share(count, images))
                .toList());
    }

    private static OverSeeds plain(double... values) {
        return new OverSeeds(java.util.Arrays.stream(values).<Measurement>mapToObj(Measurement.Plain::new).toList());
    }

    private static Printed accuracy(double value) {
        return new Printed(value, 0.0005, Kind.HIGHER);
    }

    private static Verdict verdict(Printed printed, OverSeeds measured) {
        return Judgement.of(printed, measured).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "9830, REPRODUCED", "9860, REPRODUCED", "9800, REPRODUCED", "9900, BETTER", "9750, NOT_REPRODUCED",
        "10000, BETTER", "0, NOT_REPRODUCED"
    })
    void anAccuracyOfOneRunIsComparedByTheErrorOfTheTestImages(int right, Verdict expected) {
        assertThat(verdict(accuracy(0.983), shares(10_000, right))).isEqualTo(expected);
    }

    @Test
    void theBoundariesAreThoseOfNewcombesInterval() {
        // Found by scanning all counts: the last that is reproduced on either side.
        int lowest = IntStream.rangeClosed(0, 10_000)
                .filter(right -> verdict(accuracy(0.983), shares(10_000, right)) == Verdict.REPRODUCED)
                .min()
                .orElseThrow();
        int highest = IntStream.rangeClosed(0, 10_000)
                .filter(right -> verdict(accuracy(0.983), shares(10_000, right)) == Verdict.REPRODUCED)
                .max()
                .orElseThrow();

        assertThat(lowest).isBetween(9783, 9791);
        assertThat(highest).isBetween(9864, 9871);
        assertThat(verdict(accuracy(0.983), shares(10_000, lowest - 1))).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdict(accuracy(0.983), shares(10_000, highest + 1))).isEqualTo(Verdict.BETTER);
    }

    @Test
    void aSmallWindowLeavesMuchRoom() {
        assertThat(verdict(new Printed(1, 0.005, Kind.HIGHER), shares(100, 97))).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(new Printed(1, 0.005, Kind.HIGHER), shares(10_000, 9700)))
                .isEqualTo(Verdict.NOT_REPRODUCED);
    }

    @Test
    void theSpreadOverSeedsWidensTheInterval() {
        OverSeeds close = shares(10_000, 9750, 9751, 9749);
        OverSeeds wide = shares(10_000, 9750, 9775, 9725);

        assertThat(close.mean()).isCloseTo(wide.mean(), within(1e-12));
        assertThat(verdict(accuracy(0.983), close)).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdict(accuracy(0.983), wide)).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void seedsOfWhichOneLearnedNothingReproduceNothing() {
        assertThat(Judgement.of(accuracy(0.983), shares(10_000, 9806, 1135)).toString())
                .isEqualTo("not judged (the seeds differ too much to tell)");
        assertThat(verdict(accuracy(0.983), shares(10_000, 9806, 9800))).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(accuracy(0.983), shares(100, 98, 99, 96))).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(new Printed(0.05, 0.005, Kind.LOWER), plain(0.056, 2.3))).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(verdict(new Printed(0.05, 0.005, Kind.EQUAL), plain(-0.3, 0.4))).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void fewSeedsThatDifferReproduceNothing() {
        assertThat(verdict(accuracy(0.983), shares(10_000, 9807, 9647))).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(verdict(accuracy(0.834), shares(18_000, 15_884, 16_250, 16_300))).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(verdict(accuracy(0.99), shares(18_000, 15_884, 16_250, 16_300))).isEqualTo(Verdict.NOT_REPRODUCED);
    }

    @Test
    void aGainThatMayBeNoneIsNone() {
        Printed printed = new Printed(0.005, 0.0005, Kind.GAIN);

        assertThat(Judgement.of(printed, new OverSeeds(List.of(new Measurement.Mean(0.003, 0.002)))).toString())
                .isEqualTo("not judged (what was gained cannot be told from nothing)");
        assertThat(verdict(printed, new OverSeeds(List.of(new Measurement.Mean(0.006, 0.002)))))
                .isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(printed, new OverSeeds(List.of(new Measurement.Mean(-0.006, 0.002)))))
                .isEqualTo(Verdict.NOT_REPRODUCED);
    }

    @ParameterizedTest
    @CsvSource({"0.05, REPRODUCED", "0.055, REPRODUCED", "0.03, BETTER", "0.07, NOT_REPRODUCED"})
    void aLossIsBetterWhenItIsLower(double loss, Verdict expected) {
        OverSeeds measured = new OverSeeds(List.of(new Measurement.Mean(loss, 0.003)));

        assertThat(verdict(new Printed(0.052, 0.0005, Kind.LOWER), measured)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"HIGHER", "LOWER", "EQUAL"})
    void aNumberOfOneSeedWithoutAnyErrorIsNotJudged(Kind kind) {
        assertThat(Judgement.of(new Printed(1, 0.5, kind), plain(1)))
                .isEqualTo(Judgement.none("one seed shows no spread"));
    }

    @Test
    void aNumberWithoutAnErrorOfItsOwnIsJudgedByTheSeeds() {
        assertThat(verdict(new Printed(5, 0.5, Kind.EQUAL), plain(4.9, 5.3))).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(new Printed(9, 0.5, Kind.EQUAL), plain(4.9, 5, 5.1))).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdict(new Printed(1, 0.5, Kind.EQUAL), plain(4.9, 5, 5.1))).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdict(new Printed(9, 0.5, Kind.LOWER), plain(4.9, 5, 5.1))).isEqualTo(Verdict.BETTER);
    }

    @Test
    void roundingIsPartOfTheClaim() {
        assertThat(verdict(new Printed(5, 0.01, Kind.EQUAL), plain(5.2, 5.2))).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdict(new Printed(5, 0.25, Kind.EQUAL), plain(5.2, 5.2))).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void countsAreExact() {
        OverSeeds counted = new OverSeeds(List.of(new Measurement.Count(2158)));

        assertThat(verdict(new Printed(2158, 0.5, Kind.COUNT), counted)).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(new Printed(2159, 0.5, Kind.COUNT), counted)).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(Judgement.of(new Printed(2158, 0.5, Kind.MISCOUNT), counted).toString())
                .isEqualTo("not reproduced (the report miscounts)");
    }

    @Test
    void timesAreNeverJudged() {
        assertThat(verdict(new Printed(60, 0.5, Kind.TIME), plain(60, 60))).isEqualTo(Verdict.NOT_JUDGED);
    }

    @Test
    void whatNoVariantReachesIsNotReproducible() {
        OverSeeds meant = shares(10_000, 8000);
        String reason = "the statistics are not said";

        assertThat(Judgement.of(accuracy(0.9), meant, List.of(shares(10_000, 7000)), reason).toString())
                .isEqualTo("not reproducible (the statistics are not said)");
        assertThat(Judgement.of(accuracy(0.9), meant, List.of(shares(10_000, 7000), shares(10_000, 9010)), reason))
                .isEqualTo(new Judgement(Verdict.NOT_REPRODUCED, "another variant reaches it"));
        assertThat(Judgement.of(accuracy(0.8), meant, List.of(), reason).verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(Judgement.of(accuracy(0.9), meant, List.of(shares(10_000, 9500, 8500)), reason).verdict())
                .as("a variant of which nothing is known explains nothing")
                .isEqualTo(Verdict.NOT_REPRODUCIBLE);
        assertThat(Judgement.of(accuracy(0.7), meant, List.of(shares(10_000, 7000)), reason).toString())
                .isEqualTo("better (another variant reaches it)");
        assertThat(Judgement.of(accuracy(0.9), shares(10_000, 9500, 8500), List.of(shares(10_000, 9010)), reason)
                .toString())
                .isEqualTo("not judged (the seeds differ too much to tell; another variant reaches it)");
    }
}
