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
                .containsExactly("24x12x12", "48x10x10", "96x3x3");
    }

    @Test
    void costsAsManyMultiplyAddsAsItSays() {
        long multiplyAdds = 96 * 9 * 10;
        for (var placed : model.network().placed()) {
            if (placed.layer() instanceof Conv2d conv) {
                multiplyAdds += (long) placed.output().size() * placed.input().channels() * conv.kernelHeight()
                        * conv.kernelWidth();
            }
        }
        assertThat(multiplyAdds).isEqualTo(86_400 + 1_036_800 + 373_248 + 8_640);
    }
}
