package org.lanewise.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Blocks;

class ImagesTest {
    private static final Shape SHAPE = new Shape(2, 3, 4);
    private static final BlockLayout LAYOUT = new BlockLayout(SHAPE, new Padding(1, 0, 2, 3));

    private static float[] counting(int images) {
        float[] values = new float[images * SHAPE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return values;
    }

    /** Reads images 3, 0 and 4 over whatever was in the block. */
    private static Blocks read(Examples examples) {
        Blocks block = Blocks.unwritten(LAYOUT, 16);
        examples.read(new int[]{9, 3, 0, 4, 9}, 1, 3, block.data(), block.at(), LAYOUT);
        block.assertFrame();
        return block;
    }

    @Test
    void floatsAreTakenAsTheyAreAndEmptyLanesAreZero() {
        Blocks block = read(new FloatImages(SHAPE, counting(5), new int[5], 1));
        int[] images = {3, 0, 4};
        for (int lane = 0; lane < 16; lane++) {
            for (int i = 0; i < 24; i++) {
                float expected = lane < 3 ? images[lane] * 24 + i + 1 : 0;
                assertThat(block.get(lane, i / 12, i / 4 % 3, i % 4)).isEqualTo(expected);
            }
        }
    }

    @Test
    void bytesAreUnsignedAndNormalizedOnTheWay() {
        byte[] pixels = new byte[5 * 24];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (2 * i + 10);
        }
        Blocks block = read(new ByteImages(SHAPE, pixels, new byte[5], 1, new Normalization(128, 255)));
        int[] images = {3, 0, 4};
        for (int lane = 0; lane < 16; lane++) {
            for (int i = 0; i < 24; i++) {
                double pixel = lane < 3 ? 2 * (images[lane] * 24 + i) + 10 & 0xFF : 128;
                assertThat(block.get(lane, i / 12, i / 4 % 3, i % 4)).isEqualTo((float) ((pixel - 128) / 255));
            }
        }
    }

    @Test
    void labelsSizesAndClassesAreThoseGiven() {
        Examples floats = new FloatImages(SHAPE, counting(3), new int[]{0, 200, 1}, 201);
        Examples bytes = new ByteImages(SHAPE, new byte[72], new byte[]{0, (byte) 200, 1}, 201, Normalization.UNIT);
        for (Examples examples : new Examples[]{floats, bytes}) {
            assertThat(examples.size()).isEqualTo(3);
            assertThat(examples.shape()).isEqualTo(SHAPE);
            assertThat(examples.classes()).isEqualTo(201);
            assertThat(examples.label(1)).isEqualTo(200);
        }
    }

    @Test
    void aSubsetIsAViewOfTheImagesChosen() {
        int[] labels = {0, 1, 2, 3, 4, 5, 6};
        Examples all = new FloatImages(SHAPE, counting(7), labels, 7);
        Subset subset = new Subset(all, new int[]{6, 0, 5, 1, 2});
        assertThat(subset.size()).isEqualTo(5);
        assertThat(subset.classes()).isEqualTo(7);
        assertThat(subset.label(2)).isEqualTo(5);
        assertThat(subset.inEpoch(3)).isSameAs(subset);
        Blocks block = read(subset);
        int[] images = {1, 6, 2};
        for (int lane = 0; lane < 16; lane++) {
            assertThat(block.get(lane, 0, 0, 0)).isEqualTo(lane < 3 ? images[lane] * 24 + 1 : 0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subset(all, new int[]{0, 7}))
                .withMessage("there is no example 7 among 7, counted from 0");
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedWithTheNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloatImages(SHAPE, new float[47], new int[2], 10))
                .withMessage("2 images of 2x3x4 need 48 values, got 47");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ByteImages(SHAPE, new byte[49], new byte[2], 10, Normalization.UNIT))
                .withMessage("2 images of 2x3x4 need 48 values, got 49");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloatImages(SHAPE, new float[48], new int[]{0, 10}, 10))
                .withMessage("label 10 of image 1 is not in 0..9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloatImages(SHAPE, new float[48], new int[]{0, -1}, 10))
                .withMessage("label -1 of image 1 is not in 0..9");
    }
}
