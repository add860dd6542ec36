package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;

class GradientTableTest {
    @Test
    void everyLayerOfTheReportIsThereAndItsErrorIsSmall() {
        try (Workers workers = Workers.of(1)) {
            List<GradientTable.Row> rows = GradientTable.rows(KernelSelection.named("scalar"), workers);

            assertThat(rows).extracting(GradientTable.Row::layer)
                    .contains(
                            "convolution 3x3", "ReLU", "maximum pooling 2x2", "average pooling 2x2",
                            "dropout with rate 0.5",
                            "linear");
            assertThat(rows).allSatisfy(row -> assertThat(row.check().error()).as(row.toString()).isLessThan(1e-3));
        }
    }
}
