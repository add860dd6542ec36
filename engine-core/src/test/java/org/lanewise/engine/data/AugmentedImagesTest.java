package org.lanewise.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.augment.Affine;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.Chain;
import org.lanewise.engine.data.augment.Crop;
import org.lanewise.engine.data.augment.Elastic;
import org.lanewise.engine.data.augment.Erase;
import org.lanewise.engine.data.augment.Sometimes;
import org.lanewise.engine.data.augment.Warp;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Allocations;
import org.lanewise.engine.testing.Blocks;

class AugmentedImagesTest {
    private static final Shape SHAPE = new Shape(1, 28, 28);
    private static final int IMAGES = 50;

    static Stream<Augmentation> augmentations() {
        return Stream.of(
                Augmentation.NONE, Augmentation.REPORT_LI, Augmentation.CONVNETJS,
                new Chain(List.of(
                        Warp.of(new Affine(2, 10, 0.1, 5), Elastic.SIMARD), new Sometimes(0.5, new Erase(2, 8, 0)),
                        new Crop(20, 24, 3))));
    }

    private static ByteImages bytes(Normalization normalization) {
        byte[] pixels = new byte[IMAGES * SHAPE.size()];
        byte[] labels = new byte[IMAGES];
        Seed seed = new Seed(2);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) seed.below(i, 256);
        }
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) (i % 10);
        }
        return new ByteImages(SHAPE, pixels, labels, 10, normalization);
    }

    private static AugmentedImages images(Augmentation augmentation, long seed) {
        return new AugmentedImages(bytes(Normalization.CENTERED), augmentation.on(SHAPE), new Seed(seed));
    }

    private static float[] image(Augmentation augmentation, long seed, int epoch, int index) {
        return ((AugmentedImages) images(augmentation, seed).inEpoch(epoch)).image(index);
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void anImageDependsOnNothingButSeedEpochAndIndex(Augmentation augmentation) {
        AugmentedImages third = (AugmentedImages) images(augmentation, 1).inEpoch(3);
        AugmentedImages fourth = (AugmentedImages) third.inEpoch(4);
        List<float[]> inOrder = IntStream.range(0, IMAGES).mapToObj(third::image).toList();
        for (int i = IMAGES - 1; i >= 0; i--) {
            fourth.image(i);
            assertThat(third.image(i)).isEqualTo(inOrder.get(i)).isEqualTo(image(augmentation, 1, 3, i));
        }
        List<float[]> byManyThreads = IntStream.range(0, IMAGES).parallel().mapToObj(third::image).toList();
        for (int i = 0; i < IMAGES; i++) {
            assertThat(byManyThreads.get(i)).isEqualTo(inOrder.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void otherSeedsEpochsAndImagesHaveOtherDraws(Augmentation augmentation) {
        if (augmentation.equals(Augmentation.NONE)) {
            return;
        }
        int sameSeed = 0;
        int sameEpoch = 0;
        for (int i = 0; i < IMAGES; i++) {
            float[] image = image(augmentation, 1, 3, i);
            sameSeed += Arrays.equals(image, image(augmentation, 2, 3, i)) ? 1 : 0;
            sameEpoch += Arrays.equals(image, image(augmentation, 1, 4, i)) ? 1 : 0;
        }
        // Of the 16 crops, or where noise changes nothing, a few are the same by chance.
        assertThat(sameSeed).isLessThan(12);
        assertThat(sameEpoch).isLessThan(12);
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void aBlockHoldsTheNormalisedImagesAndEmptyLanesAreZero(Augmentation augmentation) {
        AugmentedImages images = (AugmentedImages) images(augmentation, 1).inEpoch(2);
        Shape shape = images.shape();
        BlockLayout layout = new BlockLayout(shape, new Padding(1, 0, 2, 3));
        Blocks block = Blocks.unwritten(layout, 16);
        images.read(new int[]{9, 3, 0, 4, 9}, 1, 3, block.data(), block.at(), layout);
        block.assertFrame();
        int[] indices = {3, 0, 4};
        for (int lane = 0; lane < 16; lane++) {
            float[] expected = lane < 3 ? images.image(indices[lane]) : null;
            for (int i = 0; i < shape.size(); i++) {
                float value = expected == null ? 0 : (float) ((expected[i] - 128.0) / 255);
                assertThat(block.get(lane, 0, i / shape.width(), i % shape.width())).isEqualTo(value);
            }
        }
    }

    @Test
    void withoutAugmentationTheImagesAreThoseOfByteImages() {
        BlockLayout layout = BlockLayout.of(SHAPE);
        int[] indices = IntStream.range(0, 16).toArray();
        float[] plain = new float[layout.blockStride()];
        float[] augmented = new float[layout.blockStride()];
        bytes(Normalization.UNIT).read(indices, 0, 16, plain, 0, layout);
        new AugmentedImages(bytes(Normalization.UNIT), Augmentation.NONE.on(SHAPE), new Seed(1))
                .read(indices, 0, 16, augmented, 0, layout);
        assertThat(augmented).isEqualTo(plain);
    }

    @Test
    void labelsSizeAndClassesAreThoseOfTheImages() {
        AugmentedImages images = images(Augmentation.CONVNETJS, 1);
        assertThat(images.size()).isEqualTo(IMAGES);
        assertThat(images.classes()).isEqualTo(10);
        assertThat(images.label(13)).isEqualTo(3);
        assertThat(images.shape()).isEqualTo(new Shape(1, 24, 24));
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void readingAllocatesNothing(Augmentation augmentation) {
        Examples images = images(augmentation, 1).inEpoch(1);
        BlockLayout layout = BlockLayout.of(images.shape());
        float[] block = new float[layout.blockStride()];
        int[] indices = IntStream.range(0, 16).toArray();
        assertThat(Allocations.inSteadyState(() -> {
            for (int i = 0; i < 100; i++) {
                images.read(indices, 0, 16, block, 0, layout);
            }
        })).isZero();
    }

    @Test
    void aMeanImageDoesNotFitCroppedImages() {
        ByteImages bytes = bytes(new NormalizationRule.PerPixelMean().fit(new byte[784], 784));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentedImages(bytes, Augmentation.CONVNETJS.on(SHAPE), new Seed(1)))
                .withMessage(
                        "the normalisation has a mean image of 784 values, but images of 1x24x24 have 576");
    }
}
