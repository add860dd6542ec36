package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTest {
    private static final Quantity LOSS = new Quantity.Loss(Split.TEST, new Moment.End());

    static List<Model> models() {
        return Models.all();
    }

    @Test
    void meansWhatIsPrintedUnlessSomebodySaysWhyNot() {
        Claim plain = Claim.reported("table 1", LOSS, "0.0005");
        assertThat(plain.value()).isEqualTo(0.0005);
        assertThat(plain.isCorrected()).isFalse();
        Claim corrected = plain.meaning(0.05, "is divided by the batch of 100");
        assertThat(corrected.isCorrected()).isTrue();
        assertThat(corrected.remark()).hasValue("is divided by the batch of 100");
        assertThat(corrected.printed()).isEqualTo("0.0005");
    }

    @Test
    void isAsPreciseAsItsLastDigit() {
        assertThat(Claim.reported("table 1", LOSS, "0.0005").rounding()).isCloseTo(0.00005, within(1e-15));
        assertThat(Claim.reported("table 1", LOSS, "0.0005").meaning(0.05, "why").rounding())
                .isCloseTo(0.005, within(1e-15));
    }

    @Test
    void quantitiesHaveNamesAndASignOfProgress() {
        Quantity best = new Quantity.Accuracy(Split.TEST, new Moment.Best());
        assertThat(best).hasToString("test accuracy at best");
        assertThat(best.better()).isEqualTo(Quantity.Better.HIGHER);
        assertThat(new Quantity.Loss(Split.TRAINING, new Moment.LastImages(100)))
                .hasToString("training loss of the last 100 images");
        assertThat(LOSS.better()).isEqualTo(Quantity.Better.LOWER);
        assertThat(new Quantity.ImagesToAccuracy(0.9)).hasToString("images to a training accuracy of 90 %");
        assertThat(new Quantity.Penalty(new Moment.BeforeStep(0))).hasToString("L2 penalty before step 0");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyCorrectionHasItsReasonAndNothingIsSaidTwice(Model model) {
        assertThat(model.claims()).filteredOn(Claim::isCorrected)
                .allSatisfy(claim -> assertThat(claim.remark())
                        .isPresent());
        assertThat(model.claims())
                .extracting(claim -> claim.place() + claim.quantity())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySharePrintedIsOne(Model model) {
        assertThat(model.claims())
                .filteredOn(claim -> claim.quantity() instanceof Quantity.Accuracy)
                .allSatisfy(claim -> assertThat(claim.value()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @MethodSource("models")
    void countedParametersAreThoseOfTheNetwork(Model model) {
        for (Claim claim : model.claims()) {
            switch (claim.quantity()) {
                case Quantity.ParameterCount _ -> assertThat(claim.value()).isEqualTo(model.parameterCount());
                case Quantity.LayerParameterCount layer ->
                        assertThat(claim.value()).isEqualTo(model.parameterCount(layer.layer()));
                default -> {
                    // Needs a run.
                }
            }
        }
    }
}
