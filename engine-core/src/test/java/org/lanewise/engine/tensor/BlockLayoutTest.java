package org.lanewise.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BlockLayoutTest {
    private final BlockLayout layout = new BlockLayout(new Shape(3, 4, 5), new Padding(1, 2, 3, 0));

    @Test
    void everyPlaceOfABlockBelongsToOneValueOrItsBorder() {
        BitSet taken = new BitSet();
        for (int c = 0; c < 3; c++) {
            for (int y = -1; y < 4 + 3; y++) {
                for (int x = -2; x < 5; x++) {
                    int at = layout.at(c, y, x);
                    assertThat(at % LANES).isZero();
                    assertThat(taken.get(at / LANES)).isFalse();
                    taken.set(at / LANES);
                }
            }
        }
        assertThat(taken.cardinality() * LANES).isEqualTo(layout.blockStride());
        assertThat(taken.length() * LANES).isEqualTo(layout.blockStride());
    }

    @Test
    void stridesAreThoseOfTheFormula() {
        assertThat(layout.rowStride()).isEqualTo((5 + 2) * 16);
        assertThat(layout.planeStride()).isEqualTo((4 + 4) * 7 * 16);
        assertThat(layout.blockStride()).isEqualTo(3 * 8 * 7 * 16);
        assertThat(layout.at(2, 1, 3)).isEqualTo(((2 * 8 + 2) * 7 + 5) * 16);
    }

    @Test
    void largePlanesLieNoMultipleOfAKilobyteApart() {
        assertThat(new BlockLayout(new Shape(2, 14, 14), Padding.of(1)).planeStride()).isEqualTo((256 + 4) * 16);
        assertThat(BlockLayout.of(new Shape(2, 28, 28)).planeStride()).isEqualTo((784 + 4) * 16);
        assertThat(BlockLayout.of(new Shape(2, 28, 28)).blockStride()).isEqualTo(2 * (784 + 4) * 16);
        assertThat(BlockLayout.of(new Shape(2, 14, 14)).planeStride()).isEqualTo(196 * 16);
        assertThat(BlockLayout.of(new Shape(2, 4, 4)).planeStride()).isEqualTo(16 * 16);
        assertThat(BlockLayout.of(new Shape(1, 28, 28)).planeStride()).isEqualTo(784 * 16);
    }

    @Test
    void layoutsWithoutBorderAndGapAreDense() {
        assertThat(BlockLayout.of(new Shape(2, 14, 14)).isDense()).isTrue();
        assertThat(BlockLayout.of(new Shape(1, 28, 28)).isDense()).isTrue();
        assertThat(BlockLayout.of(new Shape(2, 28, 28)).isDense()).isFalse();
        assertThat(layout.isDense()).isFalse();
    }

    @Test
    void offsetsRunThroughChannelsRowsAndColumns() {
        int[] offsets = layout.offsets();
        assertThat(offsets).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(offsets[i]).isEqualTo(layout.at(i / 20, i / 5 % 4, i % 5));
        }
    }

    @Test
    void sixteenImagesMakeABlock() {
        assertThat(BlockLayout.blocks(1)).isEqualTo(1);
        assertThat(BlockLayout.blocks(16)).isEqualTo(1);
        assertThat(BlockLayout.blocks(17)).isEqualTo(2);
        assertThat(BlockLayout.blocks(100)).isEqualTo(7);
        assertThat(BlockLayout.blocks(Integer.MAX_VALUE)).isEqualTo(1 << 27);
    }

    @Test
    void aBlockThatNoArrayHoldsIsRefused() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new BlockLayout(new Shape(1, 8192, 8192), Padding.of(1)))
                .withMessage("16 images of 1x8192x8192 with their border need more than 2^30 values");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new BlockLayout(new Shape(1, 1, 1), Padding.of(Integer.MAX_VALUE)));
    }
}
