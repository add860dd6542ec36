package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionMatrixTest {
    private static final Predictions PREDICTIONS = new Predictions(
            3, new int[]{0, 0, 0, 0, 1, 1}, new int[]{0, 0, 0, 1, 1, 0},
            new float[]{.9f, .1f, 0, .8f, .2f, 0, .7f, .2f, .1f, .4f, .6f, 0, 0, 1, 0, .5f, .3f, .2f});

    @TempDir
    private Path folder;

    @Test
    void rowsAreWhatAnImageIsAndColumnsWhatItWasTakenFor() {
        ConfusionMatrix counts = ConfusionMatrix.of(PREDICTIONS);

        assertThat(counts.counts()).isDeepEqualTo(new int[][]{{3, 1, 0}, {1, 1, 0}, {0, 0, 0}});
        assertThat(counts.ofClass(0)).isEqualTo(4);
        assertThat(counts.chosen(1)).isEqualTo(2);
        assertThat(PREDICTIONS.correct()).isEqualTo(4);
    }

    @Test
    void sharesLieInTheirIntervals() {
        ClassScore score = ConfusionMatrix.of(PREDICTIONS).score(0);

        assertThat(score.precision().orElseThrow().value()).isEqualTo(0.75);
        assertThat(score.recall().orElseThrow().value()).isEqualTo(0.75);
        ClassScore.Share f1 = score.f1().orElseThrow();
        assertThat(f1.value()).isCloseTo(0.75, within(1e-12));
        assertThat(f1.low()).isBetween(0.0, f1.value());
        assertThat(f1.high()).isBetween(f1.value(), 1.0);
    }

    @Test
    void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
        ClassScore score = new ClassScore(80, 100, 90);
        double precision = score.precision().orElseThrow().value();
        double recall = score.recall().orElseThrow().value();

        assertThat(score.f1().orElseThrow().value())
                .isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
    }

    @Test
    void whatCannotBeComputedIsAbsent() {
        ClassScore score = ConfusionMatrix.of(PREDICTIONS).score(2);

        assertThat(score.precision()).isEmpty();
        assertThat(score.recall()).isEmpty();
        assertThat(score.f1()).isEmpty();
    }

    @Test
    void predictionsReadBackFromTheirFile() {
        Path file = folder.resolve("predictions.safetensors");
        PREDICTIONS.write(file);

        Predictions read = Predictions.read(file);

        assertThat(read.classes()).isEqualTo(3);
        assertThat(read.labels()).isEqualTo(PREDICTIONS.labels());
        assertThat(read.winners()).isEqualTo(PREDICTIONS.winners());
        assertThat(read.probabilities()).isEqualTo(PREDICTIONS.probabilities());
    }
}
