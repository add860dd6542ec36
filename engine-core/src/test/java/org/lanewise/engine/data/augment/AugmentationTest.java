package org.lanewise.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.tensor.Shape;

class AugmentationTest {
    private static final Shape SHAPE = new Shape(1, 28, 28);

    static Stream<Augmentation> all() {
        return Stream.of(
                Augmentation.NONE, Augmentation.REPORT_LI, Augmentation.CONVNETJS, new Shift(-5, 4),
                new Rotation(1, 359),
                new Blotch(6, 4, 22), new PoissonNoise(0.005), new Erase(3, 9, 0),
                Warp.of(new Affine(2, 15, 0.1, 10)), Warp.of(Elastic.SIMARD),
                Warp.of(new Affine(2, 15, 0.1, 10), new Elastic(20, 3)).with(Interpolation.CUBIC),
                new Sometimes(0.5, new Erase(3, 9, 128)),
                new Chain(List.of(Warp.of(new Affine(1, 5, 0, 0)), new Crop(20, 22, 5), new Erase(2, 4, 255))));
    }

    /** A white ring on black, which no transform leaves as it is. */
    private static float[] ring(Shape shape) {
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            int y = i / shape.width() % shape.height();
            int x = i % shape.width();
            double radius = Math.hypot(y - shape.height() / 2.0 + 1, x - shape.width() / 2.0);
            image[i] = Math.abs(radius - 7) < 2 ? 200 + x : 0;
        }
        return image;
    }

    private static float[] applied(Transform transform, float[] image, long seed, float dirt) {
        float[] work = image.clone();
        float[] scratch = new float[transform.scratch()];
        Arrays.fill(scratch, dirt);
        transform.apply(work, scratch, new Draws(new Seed(seed)));
        return Arrays.copyOf(work, transform.shape().size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theResultIsAFunctionOfImageAndDraws(Augmentation augmentation) {
        for (Shape shape : new Shape[]{SHAPE, new Shape(2, 29, 30)}) {
            Transform transform = augmentation.on(shape);
            float[] image = ring(shape);
            boolean changed = false;
            for (int seed = 0; seed < 20; seed++) {
                float[] once = applied(transform, image, seed, 0);
                assertThat(applied(transform, image, seed, Float.NaN)).isEqualTo(once);
                assertThat(once).hasSize(transform.shape().size());
                for (float value : once) {
                    assertThat(value).isBetween(0f, 255f);
                }
                changed |= !Arrays.equals(once, image);
            }
            assertThat(changed).isEqualTo(!augmentation.equals(Augmentation.NONE));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void canBeStored(Augmentation augmentation) {
        Json json = Json.parse(RecordCodec.encode(Augmentation.class, augmentation).toString());
        assertThat(RecordCodec.decode(Augmentation.class, json)).isEqualTo(augmentation);
    }

    /** Counts how often each outcome comes, and compares with equal shares within five standard deviations. */
    private static void assertUniform(int[] counts) {
        int total = Arrays.stream(counts).sum();
        double expected = (double) total / counts.length;
        double bound = 5 * Math.sqrt(expected);
        for (int count : counts) {
            assertThat((double) count).isCloseTo(expected, within(bound));
        }
    }

    @Test
    void aShiftMovesByMinus5To4PixelsEachAsOften() {
        Transform transform = new Shift(-5, 4).on(SHAPE);
        float[] image = new float[SHAPE.size()];
        image[14 * 28 + 14] = 9;
        int[] down = new int[10];
        int[] right = new int[10];
        for (int i = 0; i < 10_000; i++) {
            float[] moved = applied(transform, image, i, 0);
            int place = IntStream.range(0, moved.length).filter(p -> moved[p] == 9).findFirst().orElseThrow();
            down[place / 28 - 14 + 5]++;
            right[place % 28 - 14 + 5]++;
        }
        assertUniform(down);
        assertUniform(right);
    }

    @Test
    void aShiftBringsInZerosAndLosesWhatLeaves() {
        Shape shape = new Shape(2, 2, 3);
        float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertThat(applied(new Shift(1, 1).on(shape), image, 1, 0)).containsExactly(0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 7, 8);
        assertThat(applied(new Shift(-1, -1).on(shape), image, 1, 0))
                .containsExactly(5, 6, 0, 0, 0, 0, 11, 12, 0, 0, 0, 0);
        assertThat(applied(new Shift(3, 3).on(shape), image, 1, 0)).containsOnly(0);
    }

    @Test
    void aCropHasOffsets0To3AndNever4() {
        Transform transform = Augmentation.CONVNETJS.on(SHAPE);
        float[] image = new float[SHAPE.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = i;
        }
        int[] top = new int[4];
        int[] left = new int[4];
        for (int i = 0; i < 8000; i++) {
            float[] window = applied(transform, image, i, 0);
            top[(int) window[0] / 28]++;
            left[(int) window[0] % 28]++;
            assertThat(window[23 * 24 + 23]).isEqualTo(window[0] + 23 * 28 + 23);
        }
        assertThat(transform.shape()).isEqualTo(new Shape(1, 24, 24));
        assertUniform(top);
        assertUniform(left);
    }

    @Test
    void aBlotchIsASquareOfOneGreyAtTheUpperOrTheLowerBorder() {
        Transform transform = new Blotch(6, 4, 22).on(SHAPE);
        float[] paper = new float[SHAPE.size()];
        Arrays.fill(paper, -1);
        int[] sides = new int[6];
        int[] halves = new int[2];
        for (int i = 0; i < 6000; i++) {
            float[] image = applied(transform, paper, i, 0);
            int[] ink = IntStream.range(0, image.length).filter(p -> image[p] >= 0).toArray();
            int top = ink[0] / 28;
            int left = Arrays.stream(ink).map(p -> p % 28).min().orElseThrow();
            int height = ink[ink.length - 1] / 28 - top + 1;
            int width = Arrays.stream(ink).map(p -> p % 28).max().orElseThrow() - left + 1;
            assertThat(ink).hasSize(height * width);
            assertThat(Arrays.stream(ink).mapToObj(p -> image[p]).distinct()).hasSize(1);
            assertThat(top).satisfiesAnyOf(t -> assertThat(t).isBetween(0, 4), t -> assertThat(t).isBetween(22, 27));
            halves[top < 14 ? 0 : 1]++;
            if (top <= 4 && left <= 22) {
                assertThat(height).isEqualTo(width);
                sides[height - 1]++;
            }
        }
        assertUniform(sides);
        assertUniform(halves);
    }

    @Test
    void poissonNoiseWhitensInkInProportionToItsGreyAndLeavesPaperAlone() {
        Transform transform = new PoissonNoise(0.005).on(SHAPE);
        float[] image = new float[SHAPE.size()];
        Arrays.fill(image, 0, 392, 204);
        int whitened = 0;
        for (int i = 0; i < 1000; i++) {
            float[] noisy = applied(transform, image, i, 0);
            for (int p = 0; p < 784; p++) {
                assertThat(noisy[p]).isIn(p < 392 ? List.of(204f, 255f) : List.of(0f));
                whitened += noisy[p] == 255 ? 1 : 0;
            }
        }
        // 392,000 pixels with probability 1 - exp(-0.004): 1565, standard deviation 39.5.
        assertThat(whitened).isBetween(1565 - 160, 1565 + 160);
    }

    @Test
    void poissonNoiseHasTheMeanOfThePixelAndTheVarianceOfItsEvents() {
        Transform transform = new PoissonNoise(40).on(SHAPE);
        float[] image = new float[SHAPE.size()];
        Arrays.fill(image, 51);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            for (float value : applied(transform, image, i, 0)) {
                double events = (value - 51) / 255 * 40;
                sum += events;
                squares += events * events;
            }
        }
        double mean = sum / (200 * 784);
        assertThat(mean).isCloseTo(8, within(0.05));
        assertThat(squares / (200 * 784) - mean * mean).isCloseTo(8, within(0.2));
    }

    @Test
    void oneOfTakesEachChoiceAsOften() {
        Augmentation oneOf = new OneOf(IntStream.range(0, 4)
                .<Augmentation>mapToObj(i -> new Erase(40, 40, 50 * i))
                .toList());
        Transform transform = oneOf.on(new Shape(1, 1, 1));
        int[] counts = new int[4];
        for (int i = 0; i < 4000; i++) {
            counts[(int) applied(transform, new float[1], i, 0)[0] / 50]++;
        }
        assertUniform(counts);
    }

    @Test
    void sometimesIsAsOftenAsItSays() {
        Transform transform = new Sometimes(0.25, new Erase(40, 40, 9)).on(new Shape(1, 1, 1));
        long erased = IntStream.range(0, 4000).filter(i -> applied(transform, new float[1], i, 0)[0] == 9).count();
        assertThat(erased).isBetween(1000L - 140, 1000L + 140);
    }

    @Test
    void anErasedRectangleHasTheSidesAskedForWhereItIsNotCutOff() {
        Transform transform = new Erase(3, 5, 7).on(SHAPE);
        float[] paper = new float[SHAPE.size()];
        for (int i = 0; i < 500; i++) {
            float[] image = applied(transform, paper, i, 0);
            int[] rows = IntStream.range(0, 784).filter(p -> image[p] == 7).map(p -> p / 28).distinct().toArray();
            assertThat(rows.length).isBetween(1, 5);
            if (rows[0] > 0 && rows[rows.length - 1] < 27) {
                assertThat(rows.length).isBetween(3, 5);
            }
        }
    }

    @Test
    void whatDoesNotFitTheImagesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Crop(26, 24, 4).on(SHAPE))
                .withMessage("windows of 26x24 at offsets 0 to 3 do not lie in images of 28x28");
        assertThatIllegalArgumentException().isThrownBy(() -> new Blotch(6, 4, 28).on(SHAPE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneOf(List.of(new Shift(0, 1), new Crop(24, 24, 4))).on(SHAPE))
                .withMessage(
                        "one of several augmentations gives images of 1x24x24, another of 1x28x28; they must agree");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sometimes(0.5, new Crop(24, 24, 4)).on(SHAPE));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneOf(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shift(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rotation(0, 361));
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonNoise(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Erase(0, 3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Affine(Double.NaN, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Affine(0, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Elastic(34, 0));
    }
}
