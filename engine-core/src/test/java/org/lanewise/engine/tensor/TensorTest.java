package org.lanewise.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TensorTest {
    private final BlockLayout layout = new BlockLayout(new Shape(2, 3, 4), Padding.of(1));

    @Test
    void imageNIsLaneNModSixteenOfItsBlock() {
        Tensor tensor = Tensor.allocate(layout, 40);
        assertThat(tensor.blocks()).isEqualTo(3);
        assertThat(tensor.at(37, 1, 2, 3)).isEqualTo(2 * layout.blockStride() + layout.at(1, 2, 3) + 5);
    }

    @Test
    void everyValueHasAPlaceOfItsOwn() {
        Tensor tensor = new Tensor(new float[1000 + Tensor.size(layout, 20)], 1000, layout, 20);
        Set<Integer> places = new HashSet<>();
        float value = 0;
        for (int n = 0; n < 20; n++) {
            for (int c = 0; c < 2; c++) {
                for (int y = 0; y < 3; y++) {
                    for (int x = 0; x < 4; x++) {
                        tensor.set(n, c, y, x, ++value);
                        assertThat(tensor.get(n, c, y, x)).isEqualTo(value);
                        assertThat(tensor.at(n, c, y, x)).isGreaterThanOrEqualTo(1000);
                        places.add(tensor.at(n, c, y, x));
                    }
                }
            }
        }
        assertThat(places).hasSize(20 * 24);
        float[] image = new float[30];
        tensor.copyImage(1, image, 3);
        for (int i = 0; i < 24; i++) {
            assertThat(image[3 + i]).isEqualTo(24 + i + 1);
        }
    }

    @Test
    void aWindowBeyondTheArrayIsRefused() {
        int size = Tensor.size(layout, 16);
        new Tensor(new float[size + 5], 5, layout, 16);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> new Tensor(new float[size + 5], 6, layout, 16));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> new Tensor(new float[size + 5], 0, layout, 17));
    }

    @Test
    void aTensorNeedsAnImage() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.allocate(layout, 0))
                .withMessage("a tensor needs at least 1 image, got 0");
    }

    @Test
    void aBatchThatNoArrayHoldsIsRefusedWithTheNumbers() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.size(BlockLayout.of(new Shape(1, 28, 28)), 10_000_000))
                .withMessage("a batch of 10000000 images of 1x28x28 needs 7840000000 floats, more than 2^31;"
                        + " use a smaller batch");
    }
}
