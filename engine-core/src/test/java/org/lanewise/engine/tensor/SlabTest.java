package org.lanewise.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlabTest {
    @Test
    void regionsDoNotOverlapAndBeginWhereAVectorBegins() {
        SplittableRandom random = new SplittableRandom(1);
        Slab slab = new Slab();
        int end = 0;
        for (int i = 0; i < 1000; i++) {
            int size = random.nextInt(5000);
            int at = slab.reserve(size);
            assertThat(at).isGreaterThanOrEqualTo(end);
            assertThat(at % 16).as("16 bytes of array header before it make a cache line").isEqualTo(12);
            end = at + size;
        }
        assertThat(slab.size()).isGreaterThanOrEqualTo(end);
        assertThat(slab.allocate().length).isGreaterThanOrEqualTo(end);
    }

    @Test
    void evenASmallSlabIsLargeEnoughToBeAligned() {
        Slab slab = new Slab();
        slab.reserve(1);
        assertThat(slab.allocate()).hasSizeGreaterThanOrEqualTo(1 << 20).containsOnly(0);
    }

    @Test
    void moreThanAnArrayHoldsIsRefused() {
        Slab slab = new Slab();
        slab.reserve(1_500_000_000);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> slab.reserve(1_000_000_000))
                .withMessage("the buffers need more than 2^31 floats in one plan; use a smaller batch or a smaller"
                        + " network");
    }
}
