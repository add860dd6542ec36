package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanewise.trainer.data.LabeledImages;

class FirstConvolutionTest {
    @Test
    void digitsAreFoundByOneWalk() {
        byte[] labels = {1, 0, 2, 1, 0, 1, 2};

        assertThat(FirstConvolution.oneOfEach(new LabeledImages("", 1, 1, 4, new byte[7], labels)))
                .containsExactly(1, 3, 6);
    }
}
