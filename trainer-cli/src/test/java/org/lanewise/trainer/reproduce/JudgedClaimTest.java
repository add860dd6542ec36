package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lanewise.models.Claim;
import org.lanewise.models.Models;
import org.lanewise.models.Moment;
import org.lanewise.models.Quantity;
import org.lanewise.models.Split;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.reproduce.verdict.Judgement;
import org.lanewise.trainer.reproduce.verdict.Verdict;

/** Claims are compared with the runs that they are about; the runs are made up. */
class JudgedClaimTest {
    private static final int IMAGES = 10_000;
    private static final Quantity TEST_ACCURACY = new Quantity.Accuracy(Split.TEST, new Moment.End());

    /** A run of which only the accuracies matter. */
    private static Run run(String experiment, int right, double... logged) {
        Experiment of = Experiments.find(experiment).findFirst().orElseThrow();
        Curves curves = new Curves("key");
        for (double accuracy : logged) {
            for (int i = 0; i < 50; i++) {
                curves.add(1, accuracy);
            }
        }
        curves.add(1, 1);
        Probe end = new Probe(600 * of.epochs().usual(), IMAGES, right, 0.05f, 0, 1);
        curves.addTest(end);
        Outcome outcome = new Outcome(
                "key",
                experiment,
                of.report(),
                Scale.USUAL,
                new Outcome.Setup(
                        of.model(),
                        of.initialization(),
                        1,
                        of.plan(Scale.USUAL, 1).normalization(),
                        of.plan(Scale.USUAL, 1).settings(),
                        of.epochs().usual(),
                        600),
                new Outcome.Data("MNIST", false, 60_000, IMAGES, ""),
                new Outcome.Machine("", "", 0, 1, "", ""),
                60,
                "",
                "",
                List.of(new FinalTest(IMAGES, right, 0.05, 0.3)),
                List.of(),
                curves.test(),
                List.of());
        return new Run(1, outcome, curves, new RunFolder(Path.of("none")));
    }

    private static Judgement judgement(Optional<String> caveat, String model, Quantity quantity, Run... runs) {
        Map<String, List<Run>> byName =
                Arrays.stream(runs).collect(Collectors.groupingBy(run -> run.outcome().experiment()));
        Results results = new Results(DataSet.synthetic(10, 10, 1), Scale.USUAL, caveat, byName, Map.of());
        return JudgedClaim.ofModel(Models.named(model), results)
                .stream()
                .filter(judged -> judged.claim().quantity().equals(quantity)
                        && judged.claim().source() == Claim.Source.REPORT)
                .findFirst()
                .orElseThrow()
                .judgement();
    }

    private static Judgement judgement(String model, Quantity quantity, Run... runs) {
        return judgement(Optional.empty(), model, quantity, runs);
    }

    @Test
    void whatCannotBeJudgedIsNotButForCounts() {
        Optional<String> caveat = Optional.of("not MNIST");

        assertThat(judgement(caveat, "luo-cnn1", TEST_ACCURACY, run("luo-cnn1", 9830)))
                .isEqualTo(Judgement.none("not MNIST"));
        assertThat(judgement(caveat, "holting-1b", new Quantity.ParameterCount()).verdict())
                .isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void whatWasNotRunIsNotJudged() {
        assertThat(judgement("luo-cnn1", TEST_ACCURACY)).isEqualTo(Judgement.none("not run"));
        assertThat(judgement("luo-cnn1", new Quantity.ParameterCount()))
                .isEqualTo(new Judgement(Verdict.NOT_REPRODUCED, "the report miscounts"));
    }

    @Test
    void accuraciesAreThoseOfTheLastProbe() {
        assertThat(judgement("luo-cnn1", TEST_ACCURACY, run("luo-cnn1", 9830)).verdict())
                .isEqualTo(Verdict.REPRODUCED);
        assertThat(judgement("luo-cnn1", TEST_ACCURACY, run("luo-cnn1", 9000)).verdict())
                .isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement("luo-cnn1", TEST_ACCURACY, run("luo-cnn1", 9950)).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void aClaimAboutTheBeginningThatNoVariantReachesIsNotReproducible() {
        Quantity images = new Quantity.ImagesToAccuracy(0.9);
        Run meant = run("luo-mlp-bn", 9800, 0.8, 0.91);
        Run slow = run("luo-mlp-bn/running-statistics", 9800, 0.7, 0.8, 0.9);
        Run fast = run("luo-mlp-bn/running-statistics", 9800, 0.9);

        assertThat(judgement("luo-mlp-bn", images, meant).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement("luo-mlp-bn", images, meant, slow).verdict()).isEqualTo(Verdict.NOT_REPRODUCIBLE);
        assertThat(judgement("luo-mlp-bn", images, meant, fast))
                .isEqualTo(new Judgement(Verdict.NOT_REPRODUCED, "another variant reaches it"));
        assertThat(judgement("luo-mlp-bn", images, run("luo-mlp-bn", 9800, 0.9)).verdict())
                .isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void aShorterRunCannotFailToReachWhatALongerOneReachedLater() {
        Quantity best = new Quantity.Accuracy(Split.TEST, new Moment.Best());

        assertThat(judgement("luo-mini-resnet", best, run("luo-mini-resnet", 9900)))
                .isEqualTo(Judgement.none("6 of 60 epochs"));
        assertThat(judgement("luo-mini-resnet", best, run("luo-mini-resnet", 9930)))
                .as("near, but short of it")
                .isEqualTo(Judgement.none("6 of 60 epochs"));
        assertThat(judgement("luo-mini-resnet", best, run("luo-mini-resnet", 9946)).verdict())
                .isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void gainsAreDifferencesOfTwoExperiments() {
        Quantity gain = new Quantity.AccuracyGain("augmentation");

        assertThat(judgement("li-cnn", gain, run("li-cnn", 9850), run("li-cnn/without-augmentation", 9800)).verdict())
                .isEqualTo(Verdict.REPRODUCED);
        assertThat(judgement("li-cnn", gain, run("li-cnn", 9700), run("li-cnn/without-augmentation", 9850)).verdict())
                .isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement("li-cnn", gain, run("li-cnn", 9850))).isEqualTo(Judgement.none("not run"));
    }
}
