package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against values that NumPy printed. */
class NumPyRandomTest {
    @Test
    void shufflesAsRandomStateOfTheReport() {
        int[] order = IntStream.range(0, 60_000).toArray();
        new NumPyRandom(6570518).shuffle(order);
        assertThat(order).startsWith(51541, 43268, 1688, 27114, 31081, 12774);
        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 60_000).toArray());
    }

    /** {@code numpy.random.RandomState(42).permutation(10)}. */
    @Test
    void shufflesTenNumbersAsNumPyDoes() {
        int[] order = IntStream.range(0, 10).toArray();
        new NumPyRandom(42).shuffle(order);
        assertThat(order).containsExactly(8, 1, 5, 0, 7, 2, 9, 4, 3, 6);
    }

    @Test
    void drawsUpToTheBoundAndNoFurther() {
        NumPyRandom random = new NumPyRandom(1);
        int[] drawn = IntStream.range(0, 1000).map(_ -> random.interval(4)).distinct().sorted().toArray();
        assertThat(drawn).containsExactly(0, 1, 2, 3, 4);
        assertThat(random.interval(0)).isZero();
    }

    @Test
    void aNegativeSeedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumPyRandom(-1))
                .withMessage("NumPy takes seeds from 0 on, got -1");
    }
}
