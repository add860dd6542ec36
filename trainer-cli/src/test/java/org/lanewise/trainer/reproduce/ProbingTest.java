package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProbingTest {
    private static long[] times(Probing probing) {
        return LongStream.rangeClosed(0, 20).filter(update -> probing.isDue(update, 6, 20)).toArray();
    }

    @Test
    void theEndIsAlwaysMeasured() {
        assertThat(times(Probing.AT_THE_END)).containsExactly(20);
        assertThat(times(Probing.AFTER_EPOCHS)).containsExactly(6, 12, 18, 20);
        assertThat(times(Probing.AROUND_EPOCHS)).containsExactly(0, 6, 12, 18, 20);
        assertThat(times(Probing.everyUpdates(5))).containsExactly(0, 5, 10, 15, 20);
    }
}
