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
                .containsExactly("32x20x20", "48x9x9", "64x9x9", "96x4x4", "128x2x2");
        assertThat(model.parameterCount()).isEqualTo(214_026);
    }

    @Test
    void costsAsManyOperationsAsItsTableSays() {
        double operations = 2 * 512 * 10;
        for (var placed : model.network().placed()) {
            if (placed.layer() instanceof Conv2d conv) {
                operations += 2.0 * placed.output().size() * placed.input().channels() * conv.kernelHeight()
                        * conv.kernelWidth();
            }
        }
        assertThat(operations / 1e6).isCloseTo(10.02, within(0.005));
    }
}
