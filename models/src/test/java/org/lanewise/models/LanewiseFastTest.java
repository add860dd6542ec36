package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.layer.Conv2d;

class LanewiseFastTest {
    private final Model model = Models.named("lanewise-fast");

    @Test
    void hasTheShapesItWasChosenWith() {
        assertThat(model.network().placed())
                .filteredOn(placed -> placed.layer() instanceof Conv2d)
                .extracting(placed -> placed.output().toString())
                .containsExactly("8x12x12", "24x5x5", "48x3x3");
    }

    @Test
    void costsAsManyMultiplyAddsAsItSays() {
        long multiplyAdds = 48 * 9 * 10;
        for (var placed : model.network().placed()) {
            if (placed.layer() instanceof Conv2d conv) {
                multiplyAdds += (long) placed.output().size() * placed.input().channels() * conv.kernelHeight()
                        * conv.kernelWidth();
            }
        }
        assertThat(multiplyAdds).isEqualTo(28_800 + 43_200 + 93_312 + 4_320);
    }
}
