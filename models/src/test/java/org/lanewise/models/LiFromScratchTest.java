package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.random.Seed;

class LiFromScratchTest {
    private final Model model = Models.named("li-cnn");

    @Test
    void hasTheShapesOfTheCode() {
        assertThat(Shapes.of(model)).containsExactly(
                "conv2d 20x24x24",
                "relu 20x24x24",
                "max_pooling2d 20x12x12",
                "conv2d_1 50x8x8",
                "relu_1 50x8x8",
                "max_pooling2d_1 50x4x4",
                "flatten 800",
                "linear 500",
                "relu_2 500",
                "linear_1 10");
        assertThat(model.parameterCount()).isEqualTo(431_080);
    }

    /** The log prints 0.02029 before the first step: 0.5 * 0.001 * (405,000 * 0.01^2 + 25,500 * 0.001^2) is expected. */
    @Test
    void beginsWithThePenaltyOfTheLog() {
        Parameters parameters = Parameters.initialize(model.network("report"), new Seed(1));
        assertThat(WeightDecay.ofAll(0.001).penalty(parameters)).isCloseTo(0.02026, within(0.0002));
    }

    @Test
    void theLogOfTheNotebookEndsAsFigure2() {
        Quantity last = new Quantity.Accuracy(Split.TEST, new Moment.BeforeStep(10_500));
        assertThat(model.claims())
                .filteredOn(claim -> claim.quantity().equals(last))
                .extracting(claim -> claim.place() + " " + claim.value())
                .containsExactly("figure 2, iteration 5100 0.9839", "log of the notebook 0.9839");
    }

    @Test
    void theBestOfTheLogIsWhatTheReportClaims() {
        double best = model.claims()
                .stream()
                .filter(claim -> claim.place().equals("log of the notebook"))
                .filter(claim -> claim.quantity() instanceof Quantity.Accuracy)
                .mapToDouble(Claim::value)
                .max()
                .orElseThrow();
        assertThat(model.claims().getFirst().value()).isEqualTo(best).isEqualTo(0.9848);
    }
}
