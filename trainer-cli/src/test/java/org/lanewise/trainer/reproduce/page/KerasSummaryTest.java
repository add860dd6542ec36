package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanewise.models.Models;

class KerasSummaryTest {
    @Test
    void isWhatTheReportPrintsOf1b() {
        assertThat(KerasSummary.of(Models.named("holting-1b").network()).lines())
                .contains(
                        "conv2d (Conv2D)              (None, 28, 28, 6)         156",
                        "max_pooling2d (MaxPooling2D) (None, 14, 14, 6)         0",
                        "flatten (Flatten)            (None, 1176)              0",
                        "dense (Dense)                (None, 128)               150656",
                        "dense_1 (Dense)              (None, 10)                1290",
                        "Total params: 152,102");
    }

    @Test
    void numbersLayersAndCutsLongNames() {
        assertThat(KerasSummary.of(Models.named("holting-2b").network()).lines())
                .contains(
                        "conv2d_1 (Conv2D)            (None, 7, 7, 16)          8208",
                        "max_pooling2d_2 (MaxPooling2 (None, 1, 1, 9)           0");
    }
}
