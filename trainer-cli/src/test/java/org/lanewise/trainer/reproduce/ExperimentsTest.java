package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.train.RunPlan;

class ExperimentsTest {
    static java.util.List<Experiment> all() {
        return Experiments.all();
    }

    @Test
    void namesAreUniqueAndSafeAsFolders() {
        assertThat(Experiments.all()).extracting(Experiment::name).doesNotHaveDuplicates();
        assertThat(Experiments.all())
                .allSatisfy(experiment -> assertThat(experiment.name())
                        .matches("[a-z0-9-]+(/[a-z0-9.-]+)?")
                        .startsWith(experiment.model()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void printedEpochsAreThoseOfTheRecipeUnlessItIsAVariant(Experiment experiment) {
        Model model = Models.named(experiment.model());

        assertThat(experiment.report()).isEqualTo(model.report().id());
        if (experiment.isPlain()) {
            assertThat(experiment.epochs().printed()).isEqualTo(model.recipe().epochs());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void lengthDecidesEpochsAndTheSeedNothingElse(Experiment experiment) {
        RunPlan usual = experiment.plan(Scale.USUAL, 1);
        RunPlan other = experiment.plan(Scale.USUAL, 2);

        assertThat(usual.epochs()).isEqualTo(experiment.epochs().usual());
        assertThat(other.settings().withSeed(1)).isEqualTo(usual.settings());
        assertThat(other.network()).isEqualTo(usual.network());
    }

    @Test
    void everyModelOfAReportWithFiguresOfATrainingIsRun() {
        assertThat(Models.all())
                .filteredOn(model -> Experiments.REPORTS.contains(model.report().id()))
                .filteredOn(model -> model.claims().stream().anyMatch(claim -> !isCount(claim)))
                .allSatisfy(model -> assertThat(Experiments.find(model.name())).as(model.name()).hasSize(1));
    }

    private static boolean isCount(Claim claim) {
        return claim.quantity() instanceof Quantity.ParameterCount
                || claim.quantity() instanceof Quantity.LayerParameterCount;
    }

    @Test
    void whatAClaimIsComparedWithIsAnExperiment() {
        assertThat(Models.all())
                .flatMap(Model::claims)
                .filteredOn(claim -> claim.quantity() instanceof Quantity.With
                        || claim.quantity() instanceof Quantity.AccuracyGain)
                .isNotEmpty();
        for (Model model : Models.all()) {
            for (Claim claim : model.claims()) {
                String experiment = JudgedClaim.experiment(model.name(), claim.quantity());
                if (!isCount(claim)) {
                    assertThat(Experiments.find(experiment)).as(experiment).hasSize(1);
                }
            }
        }
    }

    @Test
    void namesMeanReportsExperimentsOrAll() {
        assertThat(Experiments.named("all")).hasSameSizeAs(Experiments.all());
        assertThat(Experiments.named("003")).hasSize(7).allMatch(experiment -> experiment.report().equals("003"));
        assertThat(Experiments.named("li-cnn")).singleElement().matches(Experiment::isPlain);
        assertThat(Experiments.REPORTS).allSatisfy(report -> assertThat(Experiments.named(report)).isNotEmpty());
        assertThatIllegalArgumentException().isThrownBy(() -> Experiments.named("005"));
    }

    @Test
    void aQuickLookLeavesVariantsOutUnlessTheyAreNamed() {
        assertThat(Experiments.named("002", Scale.QUICK)).extracting(Experiment::name).containsExactly("li-cnn");
        assertThat(Experiments.named("002", Scale.USUAL)).hasSizeGreaterThan(5);
        assertThat(Experiments.named("li-cnn/rmsprop", Scale.QUICK)).hasSize(1);
    }

    @Test
    void shortExperimentsComeFirst() {
        assertThat(Experiments.all().getFirst().report()).isEqualTo("003");
        assertThat(Experiments.all().getLast().model()).isEqualTo("holting-model3");
    }
}
