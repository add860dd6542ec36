package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.layer.Conv2d;

class LanewiseBestTest {
    private final Model model = Models.named("lanewise-best");

    @Test
    void hasTheShapesOfItsTable() {
        assertThat(model.network().placed())
                .filteredOn(placed -> placed.layer() instanceof Conv2d)
                .extracting(placed -> placed.output().toString())
                .containsExactly("24x24x24", "32x11x11", "64x11x11", "96x5x5", "128x3x3");
        assertThat(model.parameterCount()).isEqualTo(204_050);
    }

    @Test
    void costsAsManyOperationsAsItsTableSays() {
        double operations = 2 * 1152 * 10;
        for (var placed : model.network().placed()) {
            if (placed.layer() instanceof Conv2d conv) {
                operations += 2.0 * placed.output().size() * placed.input().channels() * conv.kernelHeight()
                        * conv.kernelWidth();
            }
        }
        assertThat(operations / 1e6).isCloseTo(11.60, within(0.005));
    }
}
